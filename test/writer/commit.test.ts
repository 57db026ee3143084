import { spawnSync } from 'node:child_process'
import { lstatSync, mkdirSync, readdirSync, statSync, unlinkSync } from 'node:fs'
import { join, relative } from 'node:path'
import { isMainThread } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { writeFiles } from '../../src/writer/write.ts'
import { fates, first, folder, lockOf, put, sandbox, tree, write } from './output-folder.ts'

const lockName = 'k8s-kit.lock.json'
/** The number of a process that is gone. */
const dead = spawnSync(process.execPath, ['-e', '']).pid

/** When each path was last touched, to the nanosecond. */
function times(): Record<string, bigint> {
  const paths = ['.', ...Object.keys(tree())]
  return Object.fromEntries(paths.map((path) => [path, lstatSync(join(folder, path), { bigint: true }).mtimeNs]))
}

describe('writeFiles', () => {
  it('creates the folder, the files and the lock, and nothing else', async () => {
    expect(await write(first)).toEqual({
      folder,
      created: ['a.yaml', 'chart/templates/x.yaml', 'chart/values.yaml'],
      changed: [],
      unchanged: [],
      removed: [],
      refused: [],
      lockChanged: true,
    })
    expect(tree()).toEqual({ ...first, 'chart/': '', 'chart/templates/': '', [lockName]: lockOf(first) })
  })

  // A worker thread, as mutation tests use them, may not change the mask of its process.
  it.skipIf(!isMainThread)('writes files that everybody may read and their owner may change', async () => {
    const umask = process.umask(0)
    await write(first).finally(() => process.umask(umask))
    const modes = ['a.yaml', lockName].map((path) => statSync(join(folder, path)).mode & 0o777)
    expect(modes).toEqual([0o644, 0o644])
  })

  it('takes a map, a relative folder and any order, and writes the same bytes', async () => {
    const reversed = new Map(Object.entries(first).reverse())
    await writeFiles({ folder: relative(process.cwd(), folder), files: reversed })
    expect(tree()).toEqual({ ...first, 'chart/': '', 'chart/templates/': '', [lockName]: lockOf(first) })
  })

  it('writes contents byte for byte', async () => {
    const odd = { empty: '', noNewline: 'a', crlf: 'a\r\nb', unicode: '\ufeffé 😀\u2028\n', zero: '\u0000' }
    await write(odd)
    expect(tree()).toEqual({ ...odd, [lockName]: lockOf(odd) })
    expect(await fates(write(odd))).toEqual({ unchanged: ['crlf', 'empty', 'noNewline', 'unicode', 'zero'] })
  })

  it('touches nothing when there is nothing to do', async () => {
    await write(first)
    const before = times()
    expect(await fates(write(first))).toEqual({ unchanged: ['a.yaml', 'chart/templates/x.yaml', 'chart/values.yaml'] })
    expect(times()).toEqual(before)
  })

  it('makes nothing for nothing', async () => {
    expect(await fates(write({}))).toEqual({})
    expect(readdirSync(sandbox)).toEqual([])
  })

  it('replaces only what changed, creates again what is gone, and removes what is no longer wanted', async () => {
    await write({ ...first, 'old/deep/gone.yaml': '1\n', 'chart/old.yaml': '2\n' })
    unlinkSync(join(folder, 'chart/values.yaml'))
    put('chart/mine.txt', 'mine')
    const kept = lstatSync(join(folder, 'a.yaml'), { bigint: true })
    const second = { ...first, 'chart/templates/x.yaml': 'x: 2\n', 'new/n.yaml': 'n\n' }
    expect(await fates(write(second))).toEqual({
      created: ['chart/values.yaml', 'new/n.yaml'],
      changed: ['chart/templates/x.yaml'],
      unchanged: ['a.yaml'],
      removed: ['chart/old.yaml', 'old/deep/gone.yaml'],
      lockChanged: true,
    })
    expect(tree()).toEqual({
      ...second,
      'chart/': '',
      'chart/mine.txt': 'mine',
      'chart/templates/': '',
      'new/': '',
      [lockName]: lockOf(second),
    })
    const { ino, ctimeNs } = lstatSync(join(folder, 'a.yaml'), { bigint: true })
    expect([ino, ctimeNs]).toEqual([kept.ino, kept.ctimeNs])
  })

  it('removes a folder that it emptied, but not one that holds something else', async () => {
    await write({ 'a/b/1': '1', 'a/c/2': '2', 'd/3': '3' })
    put('a/c/mine', 'mine')
    mkdirSync(join(folder, 'empty'))
    expect(await fates(write({}))).toEqual({ removed: ['a/b/1', 'a/c/2', 'd/3'], lockChanged: true })
    expect(tree()).toEqual({ 'a/': '', 'a/c/': '', 'a/c/mine': 'mine', 'empty/': '', [lockName]: lockOf({}) })
  })

  it('refuses an edited file with what it would lose, and writes nothing at all', async () => {
    await write(first)
    put('a.yaml', 'a: 1\nb: mine\n')
    put('chart/mine.txt', 'mine')
    const before = tree()
    const second = { ...first, 'chart/values.yaml': 'v: 2\n', 'new.yaml': 'n\n' }
    expect(await write(second)).toEqual({
      folder,
      created: ['new.yaml'],
      changed: ['chart/values.yaml'],
      unchanged: ['chart/templates/x.yaml'],
      removed: [],
      refused: [
        {
          path: 'a.yaml',
          reason: 'edited',
          difference: '--- a.yaml (on disk)\n+++ a.yaml (generated)\n@@ -1,2 +1,1 @@\n a: 1\n-b: mine\n',
        },
      ],
      lockChanged: true,
    })
    expect(tree()).toEqual(before)
    expect(await fates(write(second, { force: true }))).toEqual({
      created: ['new.yaml'],
      changed: ['a.yaml', 'chart/values.yaml'],
      unchanged: ['chart/templates/x.yaml'],
      lockChanged: true,
    })
    expect(tree()).toEqual({
      ...second,
      'chart/': '',
      'chart/mine.txt': 'mine',
      'chart/templates/': '',
      [lockName]: lockOf(second),
    })
  })

  it('accepts an edit that is what would be written', async () => {
    await write({ a: '1' })
    put('a', '2')
    expect(await fates(write({ a: '2' }))).toEqual({ unchanged: ['a'], lockChanged: true })
    expect(tree()).toEqual({ a: '2', [lockName]: lockOf({ a: '2' }) })
  })

  it('refuses a foreign file, and adopts one with the same bytes', async () => {
    put('a', 'mine\n')
    put('b', 'same\n')
    const before = tree()
    const files = { a: 'ours\n', b: 'same\n' }
    expect((await write(files)).refused).toEqual([
      {
        path: 'a',
        reason: 'foreign',
        difference: '--- a (on disk)\n+++ a (generated)\n@@ -1,1 +1,1 @@\n-mine\n+ours\n',
      },
    ])
    expect(tree()).toEqual(before)
    expect(await fates(write(files, { force: true }))).toEqual({ changed: ['a'], unchanged: ['b'], lockChanged: true })
    expect(tree()).toEqual({ ...files, [lockName]: lockOf(files) })
  })

  it('refuses to remove an edited file without force', async () => {
    await write({ a: '1\n', b: '2\n' })
    put('a', 'edited\n')
    const before = tree()
    expect((await write({ b: '3\n' })).refused).toEqual([
      { path: 'a', reason: 'edited', difference: '--- a (on disk)\n+++ a (generated)\n@@ -1,1 +0,0 @@\n-edited\n' },
    ])
    expect(tree()).toEqual(before)
    expect(await fates(write({ b: '3\n' }, { force: true }))).toEqual({
      changed: ['b'],
      removed: ['a'],
      lockChanged: true,
    })
    expect(tree()).toEqual({ b: '3\n', [lockName]: lockOf({ b: '3\n' }) })
  })

  it('leaves a folder in the place of a file alone, even with force', async () => {
    put('a/mine', 'mine')
    const before = tree()
    const refused = [{ path: 'a', reason: 'not-a-file', difference: '' }]
    expect((await write({ a: '1', b: '2' })).refused).toEqual(refused)
    expect((await write({ a: '1', b: '2' }, { force: true })).refused).toEqual(refused)
    expect(tree()).toEqual(before)
  })

  it('never touches a file that is not its own', async () => {
    await write(first)
    put('chart/templates/mine.yaml', 'mine')
    put('.git/config', 'mine')
    put('.k8s-kit-notes', 'mine')
    put('chart/.k8s-kit-1.tmp', 'mine')
    await write({ 'a.yaml': '2' }, { force: true })
    expect(tree()).toEqual({
      '.git/': '',
      '.git/config': 'mine',
      '.k8s-kit-notes': 'mine',
      'a.yaml': '2',
      'chart/': '',
      'chart/.k8s-kit-1.tmp': 'mine',
      'chart/templates/': '',
      'chart/templates/mine.yaml': 'mine',
      [lockName]: lockOf({ 'a.yaml': '2' }),
    })
  })

  it('writes nothing in a dry run, which says what a run would do', async () => {
    expect(await fates(write(first, { dryRun: true }))).toEqual({
      created: Object.keys(first).sort(),
      lockChanged: true,
    })
    expect(readdirSync(sandbox)).toEqual([])

    await write({ a: '1', b: '1', c: '1', e: '1' })
    put('b', 'edited')
    put('d', 'foreign')
    put(`.k8s-kit-${dead}-0.tmp`, 'left')
    const before = times()
    const second = { a: '2', b: '2', d: '2', e: '1' }
    const planned = await write(second, { dryRun: true })
    expect(planned.refused.map(({ path, reason }) => [path, reason])).toEqual([
      ['b', 'edited'],
      ['d', 'foreign'],
    ])
    expect(planned).toEqual(await write(second))
    const forced = await write(second, { dryRun: true, force: true })
    expect(times()).toEqual(before)
    expect(forced).toEqual(await write(second, { force: true }))
    expect(await fates(write(second, { dryRun: true }))).toEqual({ unchanged: ['a', 'b', 'd', 'e'] })
  })

  it('has a new spelling of a name in place of the old one', async () => {
    await write({ 'App.yaml': '1', 'b.yaml': '1' })
    expect(await fates(write({ 'app.yaml': '1', 'b.yaml': '1' }))).toMatchObject({
      unchanged: ['b.yaml'],
      removed: ['App.yaml'],
    })
    expect(tree()).toEqual({ 'app.yaml': '1', 'b.yaml': '1', [lockName]: lockOf({ 'app.yaml': '1', 'b.yaml': '1' }) })
  })
})
