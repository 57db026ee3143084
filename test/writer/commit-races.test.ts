import type * as FileSystem from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { KitError } from '../../src/errors.ts'
import { printProcess, sha256 } from '../../src/writer/lock.ts'
import { writeFiles } from '../../src/writer/write.ts'

/** What another process does around calls of ours, by the name of the call. */
const others = vi.hoisted(() => ({
  before: {} as Record<string, (() => void) | undefined>,
  after: {} as Record<string, (() => void) | undefined>,
  calls: [] as string[],
}))

vi.mock('node:fs', async (importActual) => {
  const actual = await importActual<typeof FileSystem>()
  const wrap =
    (name: string, call: (...given: unknown[]) => unknown) =>
    (...given: unknown[]) => {
      others.calls.push(name)
      once(others.before, name)
      const result = call(...given)
      once(others.after, name)
      return result
    }
  const { openSync, writeSync, lstatSync, readdirSync, readFileSync } = actual
  const watched = { openSync, writeSync, lstatSync, readdirSync, readFileSync }
  const wrapped = Object.entries(watched).map(([name, call]) => [name, wrap(name, call as never)])
  return { ...actual, ...Object.fromEntries(wrapped) }
})

function once(table: Record<string, (() => void) | undefined>, name: string): void {
  const act = table[name]
  table[name] = undefined
  act?.()
}

const actual = await vi.importActual<typeof FileSystem>('node:fs')
let folder: string
let runLock: string

beforeEach(() => {
  folder = actual.mkdtempSync(join(tmpdir(), 'k8s-kit-races-'))
  runLock = join(folder, '.k8s-kit.lock')
  Object.assign(others, { before: {}, after: {}, calls: [] })
})
afterEach(() => actual.rmSync(folder, { recursive: true, force: true }))

function attempts(): number {
  return others.calls.filter((name) => name === 'openSync').length
}

it('a process that stood in line just before us has the folder, and we leave the line', async () => {
  others.before.writeSync = () => actual.appendFileSync(runLock, printProcess(process.ppid))
  const error = await writeFiles({ folder, files: { a: '1' } }).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(KitError)
  expect((error as Error).message).toContain(`another k8s-kit (process ${process.ppid}) is writing to ${folder} [`)
  expect(actual.readdirSync(folder)).toEqual(['.k8s-kit.lock'])
  expect(actual.readFileSync(runLock, 'utf8')).toBe(
    printProcess(process.ppid) + printProcess(process.pid) + printProcess(-process.pid),
  )
})

it('a process that stood in line just after us does not hinder us', async () => {
  others.after.writeSync = () => actual.appendFileSync(runLock, printProcess(process.ppid))
  expect((await writeFiles({ folder, files: { a: '1' } })).created).toEqual(['a'])
  expect(actual.readdirSync(folder)).toEqual(['a', 'k8s-kit.lock.json'])
})

it.each(['openSync', 'writeSync'])(
  'an owner that is done right after our %s has us stand in line again',
  async (name) => {
    others.after[name] = () => actual.unlinkSync(runLock)
    expect((await writeFiles({ folder, files: { a: '1' } })).created).toEqual(['a'])
    expect(attempts()).toBe(2)
    expect(actual.readdirSync(folder)).toEqual(['a', 'k8s-kit.lock.json'])
  },
)

it('a lock that was made anew after we opened the old one is not ours', async () => {
  others.after.writeSync = () => {
    actual.unlinkSync(runLock)
    actual.writeFileSync(runLock, printProcess(process.ppid))
  }
  const error = await writeFiles({ folder, files: { a: '1' } }).catch((thrown: unknown) => thrown)
  expect((error as Error).message).toContain(`another k8s-kit (process ${process.ppid}) is writing`)
  expect(actual.readFileSync(runLock, 'utf8')).toBe(printProcess(process.ppid))
  expect(actual.readdirSync(folder)).toEqual(['.k8s-kit.lock'])
})

it('a lock that was made anew while we were told of the old one is left alone', async () => {
  actual.writeFileSync(runLock, printProcess(process.ppid))
  // The second reading is the one right before we would stand in line.
  const act = () => {
    actual.unlinkSync(runLock)
    actual.writeFileSync(runLock, '')
  }
  onCall('readFileSync', 2, act, 'after')
  const error = await writeFiles({ folder, files: { a: '1' } }).catch((thrown: unknown) => thrown)
  expect((error as Error).message).toContain(`another k8s-kit (process ${process.ppid}) is writing`)
  expect(actual.readFileSync(runLock, 'utf8')).toBe('')
})

it('a lock that was made anew by a run that is gone is taken in turn', async () => {
  others.after.writeSync = () => {
    actual.unlinkSync(runLock)
    actual.writeFileSync(runLock, '')
  }
  expect((await writeFiles({ folder, files: { a: '1' } })).created).toEqual(['a'])
  expect(attempts()).toBe(2)
  expect(actual.readdirSync(folder)).toEqual(['a', 'k8s-kit.lock.json'])
})

it('files that another run writes while we read are not taken for edited', async () => {
  await writeFiles({ folder, files: { a: '1', b: '1' } })
  // The other run ends between our reading of the lock and that of the files.
  let looks = 0
  const act = () => {
    if (++looks < 3) others.after.lstatSync = act
    else actual.writeFileSync(join(folder, 'a'), '2')
    if (looks === 3) {
      const text = actual.readFileSync(join(folder, 'k8s-kit.lock.json'), 'utf8')
      actual.writeFileSync(join(folder, 'k8s-kit.lock.json'), text.replace(/"a": "[^"]*"/, `"a": "${sha256('2')}"`))
    }
  }
  others.after.lstatSync = act
  const result = await writeFiles({ folder, files: { a: '3', b: '1' } })
  expect([result.refused, result.changed]).toEqual([[], ['a']])
  expect(actual.readFileSync(join(folder, 'a'), 'utf8')).toBe('3')
})

it('what is removed right after it was seen is not there', async () => {
  await writeFiles({ folder, files: { a: '1', b: '1' } })
  for (const name of ['k8s-kit.lock.json', '.k8s-kit.lock', 'a']) {
    const path = join(folder, name)
    const before = actual.existsSync(path) ? actual.readFileSync(path) : ''
    actual.writeFileSync(path, before)
    // The reads are those of the two locks, of which one may be absent, and of the files.
    const act = () => {
      if (actual.readdirSync(folder).includes(name)) actual.unlinkSync(path)
    }
    const nth = name === 'k8s-kit.lock.json' ? 1 : 2
    onCall('readFileSync', nth, act)
    const { created, unchanged, lockChanged } = await writeFiles({ folder, files: { a: '1', b: '1' }, dryRun: true })
    expect({ name, created, unchanged, lockChanged }).toEqual({
      name,
      created: name === 'a' ? ['a'] : [],
      unchanged: name === 'a' ? ['b'] : ['a', 'b'],
      lockChanged: name === 'k8s-kit.lock.json',
    })
    await writeFiles({ folder, files: { a: '1', b: '1' } })
  }
})

it('a folder that is removed while it is searched has nothing left over in it', async () => {
  await writeFiles({ folder, files: { 'sub/a': '1' } })
  onCall('readdirSync', 2, () => actual.rmSync(join(folder, 'sub'), { recursive: true }))
  expect((await writeFiles({ folder, files: { 'sub/a': '1' } })).unchanged).toEqual(['sub/a'])
})

/** Has another process act right before, or after, the nth call from now. */
function onCall(name: string, nth: number, act: () => void, when: 'before' | 'after' = 'before'): void {
  others[when][name] = nth === 1 ? act : () => onCall(name, nth - 1, act, when)
}
