import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { InvariantError, KitError } from '../../src/errors.ts'
import { commitPlan } from '../../src/writer/commit.ts'
import { readDisk } from '../../src/writer/disk.ts'
import { sha256 } from '../../src/writer/lock.ts'
import { planWrite } from '../../src/writer/plan.ts'
import { writeFiles } from '../../src/writer/write.ts'
import { first, folder, lockOf, problemOf, put, sandbox, tree, write } from './output-folder.ts'

const lockName = 'k8s-kit.lock.json'
const runLockName = '.k8s-kit.lock'
const obstacle = 'remove or rename what stands at that path, or choose another folder with --out'

describe('a link', () => {
  const isLink = (path: string) =>
    `/out/${path} is a symbolic link, and k8s-kit does not write through links [output-refused]\n  remedy:   ${obstacle}`

  it.each([
    ['in place of a folder', 'chart', '../outside'],
    ['in place of a folder inside', 'chart/templates', '../../outside'],
    ['to a folder of the output', 'chart', 'other'],
    ['to the output itself', 'chart', '.'],
    ['in place of a file', 'a.yaml', '../outside/x.yaml'],
    ['in place of a file inside', 'chart/templates/x.yaml', '../../../outside/x.yaml'],
    ['to a file of the output', 'a.yaml', 'chart/values.yaml'],
    ['that leads nowhere', 'a.yaml', '../outside/new'],
    ['that leads nowhere, as a folder', 'chart', '../outside/new'],
    ['that leads to itself', 'a.yaml', 'a.yaml'],
    ['in place of the lock', lockName, '../outside/lock'],
    ['in place of the run lock', runLockName, '../outside/lock'],
    ['with an absolute target', 'chart', '/'],
  ])('%s stops the run, with force too', async (_, path, target) => {
    mkdirSync(join(sandbox, 'outside'))
    writeFileSync(join(sandbox, 'outside/x.yaml'), first['chart/templates/x.yaml'])
    writeFileSync(join(sandbox, 'outside/lock'), lockOf({}))
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    mkdirSync(join(folder, 'other'), { recursive: true })
    symlinkSync(target, join(folder, path))
    const before = tree(sandbox)
    for (const options of [{}, { force: true }, { dryRun: true }]) {
      expect(await problemOf(write(first, options))).toBe(isLink(path))
      expect(tree(sandbox)).toEqual(before)
    }
  })

  it('on the way to a file that is no longer wanted stops the run too', async () => {
    await write(first)
    mkdirSync(join(sandbox, 'outside/templates'), { recursive: true })
    writeFileSync(join(sandbox, 'outside/templates/x.yaml'), first['chart/templates/x.yaml'])
    rmSync(join(folder, 'chart'), { recursive: true })
    symlinkSync('../outside', join(folder, 'chart'))
    const before = tree(sandbox)
    expect(await problemOf(write({ 'a.yaml': '2' }, { force: true }))).toBe(isLink('chart'))
    expect(tree(sandbox)).toEqual(before)
  })

  it('tells of every one at once', async () => {
    mkdirSync(folder)
    symlinkSync('..', join(folder, 'chart'))
    symlinkSync('..', join(folder, 'a.yaml'))
    expect(await problemOf(write(first))).toBe(`${isLink('chart')}\n\n${isLink('a.yaml')}`)
  })

  it('may lead to the output folder, which its user named', async () => {
    mkdirSync(join(sandbox, 'real'))
    symlinkSync('real', folder)
    await write({ a: '1' })
    expect(tree(join(sandbox, 'real'))).toEqual({ a: '1', [lockName]: lockOf({ a: '1' }) })
  })
})

describe('an obstacle', () => {
  it('in place of a folder stops the run', async () => {
    put('chart', 'mine')
    const before = tree()
    expect(await problemOf(write(first, { force: true }))).toBe(
      `/out/chart is not a folder [output-refused]\n  remedy:   ${obstacle}`,
    )
    expect(tree()).toEqual(before)
  })

  it('in place of a folder that is no longer needed does not', async () => {
    await write({ 'a/b': '1', c: '1' })
    rmSync(join(folder, 'a'), { recursive: true })
    put('a', 'mine')
    await write({ c: '2' })
    expect(tree()).toEqual({ a: 'mine', c: '2', [lockName]: lockOf({ c: '2' }) })
  })

  it('in place of the output folder, or above it, stops the run', async () => {
    writeFileSync(folder, 'mine')
    expect(await problemOf(write({ a: '1' }))).toBe(`/out is not a folder [output-refused]\n  remedy:   ${obstacle}`)
    expect(await problemOf(writeFiles({ folder: join(folder, 'deploy'), files: { a: '1' } }))).toContain('ENOTDIR')
    expect(tree(sandbox)).toEqual({ out: 'mine' })
  })
})

describe('readDisk', () => {
  it('looks at no path outside the folder', () => {
    writeFileSync(join(sandbox, 'secret'), 'x')
    expect(() => readDisk(folder, ['../secret'])).toThrow(KitError)
  })
})

describe('commitPlan', () => {
  const planOf = (disk: Record<string, string>) =>
    planWrite({ files: { a: '1' }, disk: new Map(Object.entries(disk)), previous: undefined, force: false })

  it('commits no plan with refused files', () => {
    mkdirSync(folder)
    expect(() => commitPlan(folder, planOf({ a: sha256('mine') }))).toThrow(InvariantError)
    expect(tree()).toEqual({})
  })

  it('does not write through a link in place of a temporary file', () => {
    put(runLockName, '')
    writeFileSync(join(sandbox, 'secret'), 'x')
    symlinkSync('../secret', join(folder, `.k8s-kit-${process.pid}-0.tmp`))
    expect(() => commitPlan(folder, planOf({}))).toThrow(/cannot write .*: EEXIST/)
    expect(tree(sandbox)).toMatchObject({ secret: 'x', [`out/${runLockName}`]: '' })
  })
})

// Node.js 20 does not come back from mkdirSync(path, { recursive: true }) there.
it.runIf(process.platform === 'linux')('a place where no folder can be made, such as /proc, is told', async () => {
  expect(await problemOf(writeFiles({ folder: '/proc/k8s-kit/deploy', files: first }))).toBe(
    'cannot make the folder /proc/k8s-kit: ENOENT [output-refused]\n  remedy:   something removed it during the run, or nothing can be made there: run again, or choose another folder with --out',
  )
})
