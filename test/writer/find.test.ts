import { chmod, chown, mkdir, symlink } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { configNames, findConfig } from '../../src/writer/find.ts'
import { temporaryFolder } from '../tools/run.ts'

test.each(configNames)('%s is found', async (name) => {
  const folder = await temporaryFolder({ [name]: '' })
  expect(findConfig(folder)).toBe(join(folder, name))
})

test('the nearest config above is found, from a folder, a relative path and one that does not exist', async () => {
  const folder = await temporaryFolder({
    'k8s-kit.config.yaml': '',
    'a/b/k8s-kit.config.ts': '',
    'a/b/c/d/readme.md': '',
    'e/k8s-kit.config.toml': '',
    'e/K8S-KIT.CONFIG.YAML.bak': '',
  })
  const nearest = join(folder, 'a/b/k8s-kit.config.ts')
  expect(findConfig(join(folder, 'a/b/c/d'))).toBe(nearest)
  expect(findConfig(join(folder, 'a/b/c/missing/deep'))).toBe(nearest)
  expect(findConfig(relative(process.cwd(), join(folder, 'a/b')))).toBe(nearest)
  expect(findConfig(join(folder, 'e'))).toBe(join(folder, 'k8s-kit.config.yaml'))
})

test('a folder of the name of a config is none', async () => {
  const folder = await temporaryFolder({ 'k8s-kit.config.yaml': '', 'a/b.txt': '' })
  await mkdir(join(folder, 'a/k8s-kit.config.ts'))
  expect(findConfig(join(folder, 'a'))).toBe(join(folder, 'k8s-kit.config.yaml'))
})

test('without a config up to the root there is none', async () => {
  expect(findConfig(await temporaryFolder({ 'a.txt': '' }))).toBeUndefined()
})

test('two in one folder are refused, and named', async () => {
  const folder = await temporaryFolder({ 'k8s-kit.config.yaml': '', 'k8s-kit.config.ts': '', 'a/b.txt': '' })
  const problems =
    `${folder} holds several configs: k8s-kit.config.ts and k8s-kit.config.yaml [config-duplicate]\n` +
    '  remedy:   keep one of them, or name the one to use with --config'
  expect(() => findConfig(join(folder, 'a'))).toThrow(problems)
})

describe('where the search ends', () => {
  test.each(['.git/HEAD', '.git'])('at the root of the repository, which has %s', async (mark) => {
    const folder = await temporaryFolder({
      'k8s-kit.config.yaml': '',
      [`repository/${mark}`]: '',
      'repository/a/b': '',
    })
    expect(findConfig(join(folder, 'repository/a'))).toBeUndefined()
    const inside = await temporaryFolder({ 'k8s-kit.config.yaml': '', [mark]: '', 'a/b': '' })
    expect(findConfig(join(inside, 'a'))).toBe(join(inside, 'k8s-kit.config.yaml'))
  })

  test('at the home folder', async () => {
    const folder = await temporaryFolder({ 'k8s-kit.config.yaml': '', 'home/a/b': '' })
    expect(findConfig(join(folder, 'home/a'), join(folder, 'home'))).toBeUndefined()
    expect(findConfig(join(folder, 'home/a'), join(folder, 'other'))).toBe(join(folder, 'k8s-kit.config.yaml'))
  })
})

describe.each(['k8s-kit.config.yaml', 'k8s-kit.config.ts'])('%s above the working folder', (name) => {
  const refused = (path: string, what: string) =>
    `${path} ${what}, and a config can run code, so it is not read [config-unreadable]\n` +
    '  remedy:   name it with --config if you trust it, or write a config of your own with: k8s-kit init'
  const open = 'stands where every user of this machine can write'

  test('is refused where everybody can write, and for a file that everybody can change', async () => {
    for (const shared of ['.', name]) {
      const folder = await temporaryFolder({ [name]: '', 'a/b.txt': '' })
      await chmod(join(folder, name), 0o644)
      await chmod(join(folder, shared), 0o1777)
      expect(() => findConfig(join(folder, 'a'))).toThrow(refused(join(folder, name), open))
      expect(findConfig(folder)).toBe(join(folder, name))
    }
  })

  test('is found where the working folder is open to everybody too, as on a shared disk', async () => {
    const folder = await temporaryFolder({ [name]: '', 'a/b.txt': '' })
    for (const path of ['.', 'a', name]) await chmod(join(folder, path), 0o777)
    expect(findConfig(join(folder, 'a'))).toBe(join(folder, name))
  })

  test('that leads to nowhere is told when it is read', async () => {
    const folder = await temporaryFolder({ 'a/b.txt': '' })
    await symlink('nowhere', join(folder, name))
    expect(findConfig(join(folder, 'a'))).toBe(join(folder, name))
  })

  // Only the administrator can give a file away.
  test.runIf(process.getuid?.() === 0)('is refused when it belongs to another user', async () => {
    const folder = await temporaryFolder({ [name]: '', 'a/b.txt': '' })
    await chmod(join(folder, name), 0o644)
    for (const path of [name, '.']) {
      await chown(join(folder, path), 1234, 1234)
      const expected = refused(join(folder, name), 'belongs to another user')
      expect(() => findConfig(join(folder, 'a'))).toThrow(expected)
    }
    // The whole project is theirs, as in a container that runs as root.
    await chown(join(folder, 'a'), 1234, 1234)
    expect(findConfig(join(folder, 'a'))).toBe(join(folder, name))
  })
})
