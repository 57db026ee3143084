import type * as FileSystem from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { KitError } from '../../src/errors.ts'
import { printLock, sha256 } from '../../src/writer/lock.ts'
import { foldersOf } from '../../src/writer/paths.ts'
import type { Files } from '../../src/writer/plan.ts'
import { type WriteResult, writeFiles } from '../../src/writer/write.ts'

/** The real file system, also in tests that put another one before the writer. */
export const disk = await vi.importActual<typeof FileSystem>('node:fs')

/** A folder of the test's own, new for every test. */
export let sandbox: string
/** The output folder in it, which is not there yet. */
export let folder: string

beforeEach(() => {
  sandbox = disk.mkdtempSync(join(tmpdir(), 'k8s-kit-writer-'))
  folder = join(sandbox, 'out')
})
afterEach(() => disk.rmSync(sandbox, { recursive: true, force: true }))

export const first = { 'a.yaml': 'a: 1\n', 'chart/values.yaml': 'v: 1\n', 'chart/templates/x.yaml': 'x: 1\n' }

export function write(files: Files, options: { force?: boolean; dryRun?: boolean } = {}): Promise<WriteResult> {
  return writeFiles({ folder, files, ...options })
}

/** The result, with only what is not empty. */
export async function fates(result: Promise<WriteResult>): Promise<object> {
  const { folder: _, refused, ...lists } = await result
  const reasons = Object.fromEntries(refused.map(({ path, reason }) => [path, reason]))
  return Object.fromEntries(
    Object.entries({ ...lists, refused: reasons }).filter(
      ([, value]) => value === true || Object.keys(value).length > 0,
    ),
  )
}

/** The text of the error that a run ends with. */
export async function problemOf(result: Promise<unknown>): Promise<string> {
  const error = await result.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(KitError)
  return (error as KitError).message.replaceAll(sandbox, '')
}

/** Puts a file into the output folder, as a user would. */
export function put(path: string, content: string): void {
  disk.mkdirSync(dirname(join(folder, path)), { recursive: true })
  disk.writeFileSync(join(folder, path), content)
}

/** Everything below a folder: path to content, or to what a link says; folders end in a slash. */
export function tree(below = folder, path = ''): Record<string, string> {
  const found: Record<string, string> = {}
  for (const name of disk.readdirSync(join(below, path)).sort()) {
    const inner = path === '' ? name : `${path}/${name}`
    const stats = disk.lstatSync(join(below, inner))
    if (stats.isSymbolicLink()) found[inner] = `-> ${disk.readlinkSync(join(below, inner))}`
    else if (stats.isDirectory()) Object.assign(found, { [`${inner}/`]: '' }, tree(below, inner))
    else found[inner] = disk.readFileSync(join(below, inner), 'utf8')
  }
  return found
}

/** The lock of some files. */
export function lockOf(files: Readonly<Record<string, string>>): string {
  return printLock(new Map(Object.entries(files).map(([path, content]) => [path, sha256(content)])))
}

/** The tree that holds some files and their lock, and nothing else. */
export function withLock(files: Readonly<Record<string, string>>): Record<string, string> {
  const folders = Object.fromEntries(foldersOf(Object.keys(files)).map((name) => [`${name}/`, '']))
  return { ...files, ...folders, 'k8s-kit.lock.json': lockOf(files) }
}
