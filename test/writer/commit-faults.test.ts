import type * as FileSystem from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { KitError } from '../../src/errors.ts'
import { parseRunLock } from '../../src/writer/lock.ts'
import { writeFiles } from '../../src/writer/write.ts'
import { recordFigure } from '../support/figures.ts'
import { disk, sandbox, tree, withLock } from './output-folder.ts'

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

const before = { a: 'a 1\n', 'b/c': 'c 1\n', 'b/d': 'd 1\n', 'e/f/gone': 'gone 1\n', gone: 'gone 1\n' }
const after = { a: 'a 2\n', 'b/c': 'c 2\n', 'b/d': 'd 1\n', 'new/one': 'one 2\n', two: 'two 2\n' }
const later = { a: 'a 3\n', 'b/d': 'd 3\n', three: 'three 3\n' }
/** A run for every fault that is put into the code, by `npm run mutation`, need not try them all. */
const codes = process.env.ROOM ? ['ENOSPC'] : ['ENOSPC', 'EACCES', 'EROFS', 'ENOTDIR', 'EMFILE', 'EIO']

let folder: string
let count = 0
/** The faults that were survived: one call that fails, or one and all after it. */
const tried = { single: 0, lasting: 0 }

/** A new output folder that holds `before`. */
async function start(): Promise<void> {
  state.isCounting = false
  folder = join(sandbox, String(count++))
  await writeFiles({ folder, files: before })
}

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

const oldTree = withLock(before)
const newTree = withLock(after)

/** The calls of a run that nothing disturbs. */
const { calls } = await (async () => {
  const folderOfCount = disk.mkdtempSync(join(tmpdir(), 'k8s-kit-count-'))
  folder = folderOfCount
  await writeFiles({ folder, files: before })
  const counted = await run()
  disk.rmSync(folderOfCount, { recursive: true })
  return counted
})()
const points = calls.map((name, call) => ({ call, name }))
/** Until the first file is put in place, nothing has to be taken back. */
const touching = calls.indexOf('renameSync')
/** With the lock in place, the run is done; what follows clears up. */
const committed = calls.lastIndexOf('renameSync')
/** The call that proves that the run lock is ours; from then on, an error leaves none of it. */
const standing = calls.indexOf('fstatSync') + 1
/** Calls whose failure hurts nobody: a file that was read back, and a link instead of which a copy is made. */
const harmless = ['closeSync', 'linkSync']

/** No file is torn: each is what it was, or what it was to become. */
function expectWhole(found: Record<string, string>): void {
  for (const [path, content] of Object.entries(found)) {
    if (/^\.k8s-kit|\/\.k8s-kit/.test(path)) continue
    expect([oldTree[path], newTree[path]]).toContain(content)
  }
}

describe('a fault of the file system', () => {
  beforeEach(start)

  it('is tried at every call', () => {
    expect(calls.filter((name) => name === 'renameSync')).toHaveLength(5)
    expect(new Set(calls)).toEqual(
      new Set([
        'appendFileSync',
        'closeSync',
        'fstatSync',
        'linkSync',
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

  it.each(points)('at call $call, $name, leaves the old tree as it was, and the next run is right', async (point) => {
    for (const code of codes) {
      await start()
      const { error } = await run({ call: point.call, code, lasts: false })
      const found = tree(folder)
      if (harmless.includes(point.name)) {
        expect(error).toBeUndefined()
        expect(found).toEqual(newTree)
        continue
      }
      expect(error).toBeInstanceOf(KitError)
      const { problems } = error as KitError
      expect(problems.map((problem) => [problem.code, problem.path])).toEqual([['output-refused', '']])
      expect(problems[0]?.message).toMatch(new RegExp(`^cannot [a-z ]+ ${folder}.*: ${code}$`))
      expect(problems[0]?.remedy).toMatch(/^[a-z].{20,}/)

      const { '.k8s-kit.lock': runLock = '', ...rest } = found
      if (point.call <= committed) {
        expect(rest).toEqual(oldTree)
        // Only the owner of the run lock may remove it; an empty one is taken by the next run.
        expect(parseRunLock(runLock)).toEqual({ processes: [], intended: [] })
        if (point.call > standing) expect(found).not.toHaveProperty(['.k8s-kit.lock'])
      } else {
        const files = Object.entries(rest).filter(([path]) => !path.endsWith('.tmp'))
        expect(Object.fromEntries(files)).toEqual(newTree)
      }
      // Other files are wanted now: what the failed run left is known as ours, so nothing is refused.
      expect((await writeFiles({ folder, files: later })).refused).toEqual([])
      expect(tree(folder)).toEqual(withLock(later))
      tried.single++
    }
  })

  it.each(points)('from call $call, $name, on leaves every file whole and the next run right', async ({ call }) => {
    const { error } = await run({ call, code: 'EROFS', lasts: true })
    expect(error).toBeInstanceOf(KitError)
    const found = tree(folder)
    expectWhole(found)
    if (call < touching) {
      const files = Object.entries(found).filter(([path]) => path in oldTree)
      expect(Object.fromEntries(files)).toEqual(oldTree)
    }
    expect((await writeFiles({ folder, files: later })).refused).toEqual([])
    expect(tree(folder)).toEqual(withLock(later))
    tried.lasting++
  })

  it('that is a bug of ours stays what it is', async () => {
    const { error } = await run({ call: touching, code: undefined as unknown as string, lasts: false })
    expect(error).not.toBeInstanceOf(KitError)
    expect((error as Error).message).toBe('undefined: injected')
    expect(tree(folder)).toEqual(oldTree)
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

  it('was tried at every call', () => {
    const single = points.filter(({ name }) => !harmless.includes(name)).length * codes.length
    expect(tried).toEqual({ single, lasting: points.length })
    recordFigure({
      id: 'F2',
      what: 'a fault at every call to the file system',
      reach: 'old tree intact, an error that says what to do',
      measured: `${points.length} calls × ${codes.length} errors: old tree intact, or new one complete, after ${tried.single} of ${single}; all later calls failing too: no torn file, next run right, after ${tried.lasting} of ${points.length}`,
    })
  })
})
