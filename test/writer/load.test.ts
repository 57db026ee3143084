import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatProblem } from '../../src/errors.ts'
import { loadConfigFile } from '../../src/writer/load.ts'
import { temporaryFolder } from '../tools/run.ts'

/** What is thrown for a file that is shown as `conf/<name>`. */
async function refusal(folder: string, name: string): Promise<string> {
  const loaded = await loadConfigFile(join(folder, name), `conf/${name}`).catch((error: Error) => error)
  return loaded instanceof Error ? `${loaded.name}: ${loaded.message}` : 'nothing'
}

describe('a file of data', () => {
  test.each(['a.yaml', 'a.yml', 'a.json', 'a.preset'])('%s is read with positions', async (name) => {
    const folder = await temporaryFolder({ [name]: '{"name": "shop",\n "list": [1, 2]}\n' })
    const { data, file, source, problems } = await loadConfigFile(join(folder, name), `conf/${name}`)
    expect({ data, file, problems }).toEqual({
      data: { name: 'shop', list: [1, 2] },
      file: `conf/${name}`,
      problems: [],
    })
    expect(source.position(['list', 1])).toEqual({ file: `conf/${name}`, line: 2, column: 14 })
  })

  test('is shown by its path when no other name is given', async () => {
    const path = join(await temporaryFolder({ 'a.yaml': 'a: yes\n' }), 'a.yaml')
    const { file, problems } = await loadConfigFile(path)
    expect([file, problems[0]?.position]).toEqual([path, { file: path, line: 1, column: 4 }])
  })

  test('may start with a byte order mark, and says when it is empty', async () => {
    const folder = await temporaryFolder({ 'a.yaml': '\ufeffa: 1\n', 'b.yaml': '' })
    expect((await loadConfigFile(join(folder, 'a.yaml'))).data).toEqual({ a: 1 })
    const { problems } = await loadConfigFile(join(folder, 'b.yaml'), 'b.yaml')
    expect(problems.map(formatProblem)).toEqual([
      'b.yaml:1:1: the file is empty [config-syntax]\n  remedy:   start it with a key, such as "name: my-application"',
    ])
  })
})

describe('what cannot be read', () => {
  test('a file that is not there, or below one that is no folder', async () => {
    const folder = await temporaryFolder({ 'a.yaml': 'a: 1\n' })
    const said = (name: string) =>
      `KitError: there is no file conf/${name} [config-not-found]\n  remedy:   correct the path`
    expect(await refusal(folder, 'b.ts')).toBe(said('b.ts'))
    expect(await refusal(folder, 'a.yaml/b.yaml')).toBe(said('a.yaml/b.yaml'))
  })

  test('a folder and a device', async () => {
    const folder = await temporaryFolder({ 'x.txt': '' })
    await mkdir(join(folder, 'a.yaml'))
    expect(await refusal(folder, 'a.yaml')).toBe(
      'KitError: conf/a.yaml is a folder [config-unreadable]\n  remedy:   name the file in it',
    )
    expect(await refusal('/dev', 'zero')).toBe(
      'KitError: conf/zero is no regular file [config-unreadable]\n  remedy:   name a file on the disk',
    )
  })

  test('a text that is not UTF-8', async () => {
    const folder = await temporaryFolder({ 'x.txt': '' })
    await writeFile(join(folder, 'a.yaml'), Buffer.from('\ufeffa: 1\n', 'utf16le'))
    expect(await refusal(folder, 'a.yaml')).toBe(
      'KitError: conf/a.yaml:1:1: this is not a text in UTF-8 [config-unreadable]\n  remedy:   save the file as UTF-8',
    )
    await writeFile(join(folder, 'b.yaml'), Buffer.from([0x61, 0x3a, 0x0a, 0x62, 0xff]))
    expect(await refusal(folder, 'b.yaml')).toMatch(/^KitError: conf\/b\.yaml:2:2: /)
  })

  test('a file of more than a megabyte, in data and in code', async () => {
    const folder = await temporaryFolder({ 'a.yaml': '#'.repeat(1048577), 'a.ts': '/'.repeat(1048577) })
    for (const name of ['a.yaml', 'a.ts']) {
      expect(await refusal(folder, name)).toBe(
        `KitError: conf/${name} holds 1048577 bytes, and 1048576 are allowed [config-unreadable]\n` +
          '  remedy:   take out what is no config, such as embedded files',
      )
    }
  })

  test('a link that leads to itself', async () => {
    const folder = await temporaryFolder({ 'x.txt': '' })
    await symlink('a.yaml', join(folder, 'a.yaml'))
    expect(await refusal(folder, 'a.yaml')).toBe(
      'KitError: conf/a.yaml cannot be read: ELOOP [config-unreadable]\n' +
        '  remedy:   see whether another program can read it',
    )
  })
})
