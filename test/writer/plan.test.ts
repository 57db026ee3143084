import { describe, expect, it } from 'vitest'
import { KitError } from '../../src/errors.ts'
import { printLock, sha256 } from '../../src/writer/lock.ts'
import { type Plan, planWrite } from '../../src/writer/plan.ts'

/** A plan from contents: what is wanted, what is on disk, and what we wrote last time. */
function plan(
  files: Record<string, string>,
  disk: Record<string, string | { folder: true }>,
  previous?: Record<string, string>,
  force = false,
): Plan {
  const hashes = Object.entries(disk).map(([path, found]) => [
    path,
    typeof found === 'string' ? sha256(found) : 'not a file',
  ])
  return planWrite({
    files,
    disk: new Map(hashes as [string, string][]),
    previous: previous && lockOf(previous),
    force,
  })
}

function lockOf(contents: Record<string, string>): Map<string, string> {
  return new Map(Object.entries(contents).map(([path, content]) => [path, sha256(content)]))
}

function fates(found: Plan): object {
  const lists = { created: found.created, changed: found.changed, unchanged: found.unchanged, removed: found.removed }
  const refused = Object.fromEntries(found.refused.map(({ path, reason }) => [path, reason]))
  return Object.fromEntries(Object.entries({ ...lists, refused }).filter(([, list]) => Object.keys(list).length > 0))
}

type Row = [
  what: string,
  wanted: string | undefined,
  found: string | { folder: true } | undefined,
  owned: string | undefined,
  fate: object,
  forced?: object,
]

const rows: readonly Row[] = [
  ['new', 'a', undefined, undefined, { created: ['f'] }],
  ['ours, gone from disk', 'a', undefined, 'a', { created: ['f'] }],
  ['ours, gone from disk, and new', 'b', undefined, 'a', { created: ['f'] }],
  ['ours, as we want it', 'a', 'a', 'a', { unchanged: ['f'] }],
  ['ours, out of date', 'b', 'a', 'a', { changed: ['f'] }],
  ['ours, edited to what we want', 'b', 'b', 'a', { unchanged: ['f'] }],
  ['ours, edited', 'a', 'x', 'a', { refused: { f: 'edited' } }, { changed: ['f'] }],
  ['ours, edited and out of date', 'b', 'x', 'a', { refused: { f: 'edited' } }, { changed: ['f'] }],
  ['foreign, the same', 'a', 'a', undefined, { unchanged: ['f'] }],
  ['foreign', 'a', 'x', undefined, { refused: { f: 'foreign' } }, { changed: ['f'] }],
  [
    'a folder in the way',
    'a',
    { folder: true },
    undefined,
    { refused: { f: 'not-a-file' } },
    { refused: { f: 'not-a-file' } },
  ],
  [
    'a folder where ours was',
    'a',
    { folder: true },
    'a',
    { refused: { f: 'not-a-file' } },
    { refused: { f: 'not-a-file' } },
  ],
  ['no longer wanted', undefined, 'a', 'a', { removed: ['f'] }],
  ['no longer wanted, edited', undefined, 'x', 'a', { refused: { f: 'edited' } }, { removed: ['f'] }],
  ['no longer wanted, gone', undefined, undefined, 'a', {}],
  ['no longer wanted, a folder now', undefined, { folder: true }, 'a', {}],
  ['neither wanted nor ours', undefined, 'x', undefined, {}],
]

describe('planWrite', () => {
  it.each(rows)('%s: wanted %j, on disk %j, owned %j', (_, wanted, found, owned, fate, forced = fate) => {
    const files: Record<string, string> = wanted === undefined ? {} : { f: wanted }
    const disk: Parameters<typeof plan>[1] = found === undefined ? {} : { f: found }
    const previous = owned === undefined ? undefined : { f: owned }
    expect(fates(plan(files, disk, previous))).toEqual(fate)
    expect(fates(plan(files, disk, previous, true))).toEqual(forced)
  })

  it('lists everything in sorted order, whatever the order of the files', () => {
    const names = ['b', 'a/z', 'é', 'a-b', 'B1', '10', '9']
    const sorted = ['10', '9', 'B1', 'a-b', 'a/z', 'b', 'é']
    const all = (content: string) => Object.fromEntries(names.map((name) => [name, content]))
    expect(plan(all('1'), {}).created).toEqual(sorted)
    expect(plan(all('1'), {}).writes.map(({ path }) => path)).toEqual(sorted)
    expect(plan(all('2'), all('1'), all('1')).changed).toEqual(sorted)
    expect(plan(all('1'), all('1'), all('1')).unchanged).toEqual(sorted)
    expect(plan({}, all('1'), all('1')).removed).toEqual(sorted)
    expect(plan(all('2'), all('1')).refused.map(({ path }) => path)).toEqual(sorted)
    expect(plan({ b: '2' }, { a: 'x', b: 'x' }, { a: '1' }).refused).toEqual([
      { path: 'a', reason: 'edited' },
      { path: 'b', reason: 'foreign' },
    ])
  })

  it('says what to write, and the lock that follows', () => {
    const found = plan({ a: '1', b: '2', c: '3' }, { b: 'x', c: '3' }, { b: 'x', gone: 'y' })
    expect(found.writes).toEqual([
      { path: 'a', content: '1', hash: sha256('1') },
      { path: 'b', content: '2', hash: sha256('2') },
    ])
    expect(found.lock).toBe(printLock(lockOf({ a: '1', b: '2', c: '3' })))
  })

  it('has no lock to write when the one on disk is already that', () => {
    const lock = printLock(lockOf({ a: '1' }))
    expect(plan({ a: '1' }, { a: '1', 'k8s-kit.lock.json': lock }, { a: '1' }).lock).toBeUndefined()
    expect(plan({ a: '1' }, { a: '1', 'k8s-kit.lock.json': `${lock}\n` }, { a: '1' }).lock).toBe(lock)
  })

  it('makes no lock for nothing', () => {
    expect(plan({}, {}).lock).toBeUndefined()
    expect(plan({}, { 'k8s-kit.lock.json': 'x' }, { a: '1' }).lock).toBe('{\n  "version": 1,\n  "files": {}\n}\n')
  })

  it('knows its own file again under another case, where case does not count', () => {
    const lock = { 'App.yaml': 'a' }
    const both = (content: string) => ({ 'App.yaml': content, 'app.yaml': content })
    expect(fates(plan({ 'app.yaml': 'b' }, both('a'), lock))).toEqual({ changed: ['app.yaml'], removed: ['App.yaml'] })
    expect(fates(plan({ 'app.yaml': 'a' }, both('a'), lock))).toEqual({ changed: ['app.yaml'], removed: ['App.yaml'] })
    expect(fates(plan({ 'app.yaml': 'a' }, { 'App.yaml': 'a' }, lock))).toEqual({
      created: ['app.yaml'],
      removed: ['App.yaml'],
    })
    expect(fates(plan({ 'app.yaml': 'a' }, { 'app.yaml': 'a' }, lock))).toEqual({ unchanged: ['app.yaml'] })
    expect(fates(plan({ 'app.yaml': 'b' }, both('x'), lock))).toEqual({
      refused: { 'App.yaml': 'edited', 'app.yaml': 'edited' },
    })
  })

  it('takes names that every object has for plain names', () => {
    const files = new Map([
      ['__proto__', '1'],
      ['constructor', '2'],
      ['toString', '3'],
    ])
    const found = planWrite({ files, disk: new Map(), previous: undefined, force: false })
    expect(found.created).toEqual(['__proto__', 'constructor', 'toString'])
    expect(found.lock).toContain(`"__proto__": "${sha256('1')}"`)
  })

  it('leaves its input alone', () => {
    const files = Object.freeze({ b: '1', a: '2' })
    const previous = lockOf({ c: '3' })
    const disk = new Map([['c', sha256('3')]])
    planWrite({ files, disk, previous, force: true })
    expect([...previous.keys(), ...disk.keys(), ...Object.keys(files)]).toEqual(['c', 'c', 'b', 'a'])
  })

  it('refuses a bad path before anything else', () => {
    expect(() => plan({ '../a': '1' }, {})).toThrow(KitError)
  })
})
