import { spawnSync } from 'node:child_process'
import { mkdirSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../src/writer/lock.ts'
import { fates, first, folder, lockOf, problemOf, put, sandbox, tree, write } from './output-folder.ts'

const lockName = 'k8s-kit.lock.json'
const runLockName = '.k8s-kit.lock'
const obstacle = 'remove or rename what stands at that path, or choose another folder with --out'
/** The number of a process that is gone. */
const dead = spawnSync(process.execPath, ['-e', '']).pid

describe('the lock', () => {
  it('is made again from files that are as wanted', async () => {
    await write(first)
    unlinkSync(join(folder, lockName))
    expect(await fates(write(first))).toEqual({ unchanged: Object.keys(first).sort(), lockChanged: true })
    expect(tree()[lockName]).toBe(lockOf(first))
  })

  it('stops the run when it is damaged, with force too', async () => {
    await write({ a: '1' })
    put(lockName, '{"version": 1, "files": {')
    const before = tree()
    for (const options of [{}, { force: true }, { dryRun: true }]) {
      expect(
        await problemOf(write({ a: '2' }, options)),
      ).toBe(`/out/${lockName} is damaged, so it is not known which files are k8s-kit's own [output-refused]
  found:    text that is not JSON
  remedy:   restore /out/${lockName} from version control, or delete it and run with --force, which overwrites edited files`)
      expect(tree()).toEqual(before)
    }
  })

  it('cannot have a file outside the folder removed', async () => {
    mkdirSync(folder)
    writeFileSync(join(sandbox, 'secret'), 'x')
    put(lockName, `{ "version": 1, "files": { "../secret": "${sha256('x')}" } }`)
    const before = tree(sandbox)
    expect(await problemOf(write({}, { force: true }))).toContain('the output path "../secret" has a segment')
    expect(tree(sandbox)).toEqual(before)
  })

  it('must be a file', async () => {
    put(`${lockName}/x`, '')
    expect(await problemOf(write({ a: '1' }))).toBe(
      `/out/${lockName} is not a file [output-refused]\n  remedy:   ${obstacle}`,
    )
  })
})

describe('the run lock', () => {
  it('of a living process stops the run', async () => {
    put(runLockName, `\n${process.ppid}\n`)
    const before = tree()
    expect(await problemOf(write({ a: '1' }, { force: true }))).toBe(
      `another k8s-kit (process ${process.ppid}) is writing to /out [output-refused]\n  remedy:   wait for it, or remove /out/${runLockName} if it is gone`,
    )
    expect(tree()).toEqual(before)
  })

  it.each([
    ['a dead process', `${dead}`],
    ['several dead processes', `\n${dead}\n\n${dead}\n`],
    ['a process that gave it back', `\n${process.ppid}\n\n-${process.ppid}\n`],
    ['an earlier process of our number', `\n${process.pid}\n`],
    ['a process that was killed at once', ''],
    ['a number that no process has', '999999999'],
    ['nobody', 'not a number\n'],
    ['a number that was cut short', ` \n${dead}\n \n${process.ppid}`],
  ])('of %s is taken over and removed', async (_, content) => {
    put(runLockName, content)
    await write({ a: '1' })
    expect(tree()).toEqual({ a: '1', [lockName]: lockOf({ a: '1' }) })
    put(runLockName, content)
    expect(await fates(write({ a: '1' }))).toEqual({ unchanged: ['a'] })
    expect(tree()).toEqual({ a: '1', [lockName]: lockOf({ a: '1' }) })
  })

  it('of a killed run tells which files are ours after all', async () => {
    await write({ a: '1', b: '1', c: '1' })
    // Killed while it was writing: a and new are in place, b was not reached, the user edited c before.
    put('a', '2')
    put('new/n', '2')
    put('c', 'edited')
    const intended = ['a', 'b', 'new/n', 'new/m'].map((path) => `${sha256('2')}  ${path}\n`).join('')
    put(runLockName, `\n${dead}\n${intended}`)
    put(`new/.k8s-kit-${dead}-3.tmp`, '')
    const before = tree()
    expect((await write({ a: '3', b: '3', c: '3' })).refused.map(({ path }) => path)).toEqual(['c'])
    expect(tree()).toEqual({
      ...before,
      [runLockName]: `${before[runLockName]} \n${process.pid}\n \n-${process.pid}\n`,
    })
    put('c', '1')
    expect(await fates(write({ a: '3', b: '3', c: '3' }))).toEqual({
      changed: ['a', 'b', 'c'],
      removed: ['new/n'],
      lockChanged: true,
    })
    const files = { a: '3', b: '3', c: '3' }
    expect(tree()).toEqual({ ...files, [lockName]: lockOf(files) })
  })
})

describe('temporary files', () => {
  it('of processes that are gone are removed, of others not', async () => {
    await write(first)
    const left = [`.k8s-kit-${dead}-0.tmp`, `chart/templates/.k8s-kit-${dead}-17.tmp`, `.k8s-kit-${process.pid}-0.tmp`]
    for (const path of [...left, `chart/.k8s-kit-${process.ppid}-1.tmp`]) put(path, 'x')
    const clean = {
      ...first,
      'chart/': '',
      [`chart/.k8s-kit-${process.ppid}-1.tmp`]: 'x',
      'chart/templates/': '',
      [lockName]: lockOf(first),
    }
    expect(await fates(write(first))).toEqual({ unchanged: Object.keys(first).sort() })
    expect(tree()).toEqual(clean)
    for (const path of left) put(path, 'x')
    const second = { ...first, 'a.yaml': '2' }
    expect(await fates(write(second))).toMatchObject({ changed: ['a.yaml'] })
    expect(tree()).toEqual({ ...clean, ...second, [lockName]: lockOf(second) })
  })
})
