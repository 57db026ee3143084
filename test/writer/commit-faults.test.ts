import type * as FileSystem from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { KitError } from '../../src/errors.ts'
import { parseRunLock, printLock, sha256 } from '../../src/writer/lock.ts'
import { writeFiles } from '../../src/writer/write.ts'

interface Fault {
  /** The call, counted from 0, that fails; the ones after it that write fail too if it lasts. */
  readonly call: number
  readonly code: string
  readonly lasts: boolean
}

const state = vi.hoisted(() => ({ isCounting: false, fault: undefined as Fault | undefined, calls: [] as string[] }))

vi.mock('node:fs', async (importActual) => {
  const actual = await importActual<typeof FileSystem>()
  return Object.fromEntries(Object.entries(actual).map(([name, value]) => [name, wrap(name, value)]))
})

/** The function of the file system, which fails when its turn has come, a write after half of its text. */
function wrap(name: string, value: unknown): unknown {
  if (!name.endsWith('Sync') || typeof value !== 'function') return value
  return (...given: unknown[]) => {
    const { fault, calls, isCounting } = state
    if (!isCounting) return value(...given)
    calls.push(name)
    const isLater =
      fault?.lasts === true && calls.length > fault.call + 1 && /^(append|mk|rename|rm|trunc|unlink|write)/.test(name)
    if (fault && (calls.length === fault.call + 1 || isLater)) {
      if (/^(append|write)/.test(name))
        value(given[0], String(given[1]).slice(0, String(given[1]).length / 2), ...given.slice(2))
      throw Object.assign(new Error(`${fault.code}: injected`), { code: fault.code })
    }
    return value(...given)
  }
}

const actual = await vi.importActual<typeof FileSystem>('node:fs')
const sandbox = actual.mkdtempSync(join(tmpdir(), 'k8s-kit-faults-'))
afterAll(() => actual.rmSync(sandbox, { recursive: true, force: true }))

const before = { a: 'a 1\n', 'b/c': 'c 1\n', 'b/d': 'd 1\n', 'e/f/gone': 'gone 1\n', gone: 'gone 1\n' }
const after = { a: 'a 2\n', 'b/c': 'c 2\n', 'b/d': 'd 1\n', 'new/one': 'one 2\n', two: 'two 2\n' }
const later = { a: 'a 3\n', 'b/d': 'd 3\n', three: 'three 3\n' }
const codes = ['ENOSPC', 'EACCES', 'EROFS', 'ENOTDIR', 'EMFILE', 'EIO']

let folder: string
let count = 0
beforeEach(async () => {
  state.isCounting = false
  folder = join(sandbox, String(count++))
  await writeFiles({ folder, files: before })
})

/** Runs from `before` to `after`; gives the calls and the error. */
async function run(fault?: Fault): Promise<{ calls: string[]; error: unknown }> {
  Object.assign(state, { isCounting: true, fault, calls: [] })
  const error = await writeFiles({ folder, files: after }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  state.isCounting = false
  return { calls: state.calls, error }
}

function tree(path = ''): Record<string, string> {
  const found: Record<string, string> = {}
  for (const entry of actual.readdirSync(join(folder, path), { withFileTypes: true })) {
    const inner = path === '' ? entry.name : `${path}/${entry.name}`
    if (entry.isDirectory()) Object.assign(found, { [`${inner}/`]: '' }, tree(inner))
    else found[inner] = actual.readFileSync(join(folder, inner), 'utf8')
  }
  return found
}

function withLock(files: Record<string, string>, folders: readonly string[]): Record<string, string> {
  const hashes = new Map(Object.entries(files).map(([path, content]) => [path, sha256(content)]))
  return {
    ...files,
    ...Object.fromEntries(folders.map((name) => [`${name}/`, ''])),
    'k8s-kit.lock.json': printLock(hashes),
  }
}

const oldTree = withLock(before, ['b', 'e', 'e/f'])
const newTree = withLock(after, ['b', 'new'])

/** No file is torn: each is what it was, or what it was to become. */
function expectWhole(found: Record<string, string>): void {
  for (const [path, content] of Object.entries(found)) {
    if (/^\.k8s-kit|\/\.k8s-kit/.test(path)) continue
    expect([oldTree[path], newTree[path]]).toContain(content)
  }
}

const { calls } = await (async () => {
  folder = join(sandbox, 'count')
  await writeFiles({ folder, files: before })
  return run()
})()
const points = calls.map((name, call) => ({ call, name }))
/** Until the first file is put in place, an error has changed nothing. */
const touching = calls.indexOf('renameSync')
/** The call that proves that the run lock is ours; from then on, an error leaves none of it. */
const standing = calls.indexOf('fstatSync') + 1

describe('a fault of the file system', () => {
  it('is tried at every call', () => {
    expect(tree).toBeDefined()
    expect(calls.filter((name) => name === 'renameSync')).toHaveLength(5)
    expect(new Set(calls)).toEqual(
      new Set([
        'appendFileSync',
        'closeSync',
        'fstatSync',
        'lstatSync',
        'mkdirSync',
        'openSync',
        'readFileSync',
        'readdirSync',
        'renameSync',
        'rmdirSync',
        'statSync',
        'unlinkSync',
        'writeFileSync',
        'writeSync',
      ]),
    )
    expect(touching).toBeGreaterThan(20)
  })

  it.each(points)('at call $call, $name, leaves every file whole and the next run right', async ({ call, name }) => {
    for (const code of codes) {
      state.isCounting = false
      folder = join(sandbox, String(count++))
      await writeFiles({ folder, files: before })
      const { error } = await run({ call, code, lasts: false })
      // That a file was closed badly, after what was written to it was read back, hurts nobody.
      if (name === 'closeSync') {
        expect(error).toBeUndefined()
        expect(tree()).toEqual(newTree)
        continue
      }
      expect(error).toBeInstanceOf(KitError)
      const { problems } = error as KitError
      expect(problems.map((problem) => [problem.code, problem.path])).toEqual([['output-refused', '']])
      expect(problems[0]?.message).toMatch(new RegExp(`^cannot [a-z ]+ ${folder}.*: ${code}$`))
      expect(problems[0]?.remedy).toMatch(/^[a-z].{20,}/)

      const found = tree()
      if (call < touching) {
        // Only the owner of the run lock may remove it; an empty one is taken by the next run.
        const { '.k8s-kit.lock': runLock = '', ...rest } = found
        expect({ call, ...rest }).toEqual({ call, ...oldTree })
        expect(parseRunLock(runLock)).toEqual({ processes: [], intended: [] })
        if (call > standing) expect(found).not.toHaveProperty(['.k8s-kit.lock'])
      }
      expectWhole(found)
      expect(Object.keys(found).filter((path) => path.endsWith('.tmp'))).toEqual([])
      // Other files are wanted now: what the failed run left is known as ours, so nothing is refused.
      expect((await writeFiles({ folder, files: later })).refused).toEqual([])
      expect(tree()).toEqual(withLock(later, ['b']))
    }
  })

  it.each(points)('from call $call, $name, on leaves every file whole and the next run right', async ({ call }) => {
    const { error } = await run({ call, code: 'EROFS', lasts: true })
    expect(error).toBeInstanceOf(KitError)
    expectWhole(tree())
    if (call < touching) {
      const files = Object.entries(tree()).filter(([path]) => path in oldTree)
      expect(Object.fromEntries(files)).toEqual(oldTree)
    }
    expect((await writeFiles({ folder, files: later })).refused).toEqual([])
    expect(tree()).toEqual(withLock(later, ['b']))
  })

  it('that is a bug of ours stays what it is', async () => {
    const { error } = await run({ call: touching, code: undefined as unknown as string, lasts: false })
    expect(error).not.toBeInstanceOf(KitError)
    expect((error as Error).message).toBe('undefined: injected')
    expect(tree()).toEqual(oldTree)
  })

  it.each([
    ['ENOSPC', 'make room on the disk, and run again'],
    ['EDQUOT', 'make room on the disk, and run again'],
    ['EACCES', 'give yourself the right to write there, or choose another folder with --out'],
    ['EPERM', 'give yourself the right to write there, or choose another folder with --out'],
    ['EROFS', 'the file system is read-only: choose another folder with --out'],
    ['ENOTDIR', 'remove or rename what stands at that path, or choose another folder with --out'],
    ['EMFILE', 'close programs that hold many files open, or raise the limit (ulimit -n), and run again'],
    ['EWHATEVER', 'remove or rename what stands at that path, or choose another folder with --out'],
  ])('%s says what to do', async (code, remedy) => {
    const { error } = await run({ call: touching, code, lasts: false })
    expect((error as Error).message).toBe(
      `cannot write ${join(folder, 'a')}: ${code} [output-refused]\n  remedy:   ${remedy}`,
    )
  })
})
