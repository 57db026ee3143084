import type { WriteResult } from '../writer/write.ts'
import { count, type Style } from './style.ts'

/** What becomes of a file, in the order in which a report names it. */
const fates = ['created', 'changed', 'unchanged', 'removed'] as const
type Fate = (typeof fates)[number]

/** What a run would do to a file that is not as it should be. */
export type Change = Exclude<Fate, 'unchanged'> | 'refused'

/** Every file that is not as it should be; empty when the disk is as the last run would leave it. */
export function changesOf(result: WriteResult): { readonly path: string; readonly change: Change }[] {
  const lists = { ...result, refused: result.refused.map(({ path }) => path) }
  const names = ['created', 'changed', 'removed', 'refused'] as const
  const changes = names.flatMap((change) => lists[change].map((path) => ({ path, change })))
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Whether a run would change anything. */
export function isSettled(result: WriteResult): boolean {
  return changesOf(result).length === 0 && !result.lockChanged
}

const marks: Readonly<Record<Change, (style: Style) => string>> = {
  created: ({ green }) => green('create'),
  changed: ({ yellow }) => yellow('change'),
  removed: ({ red }) => red('remove'),
  refused: ({ red }) => red('refuse'),
}

/** One line for each file that a run would touch. */
export function listChanges(result: WriteResult, out: string, style: Style): string {
  const lines = changesOf(result).map(({ path, change }) => `  ${marks[change](style)}  ${join(out, path)}`)
  if (lines.length === 0 && result.lockChanged)
    lines.push(`  ${marks.changed(style)}  ${join(out, 'k8s-kit.lock.json')}`)
  return lines.map((line) => `${line}\n`).join('')
}

/** The output as a short tree: one line for each folder, with what became of its files. */
export function treeOf(result: WriteResult, out: string, style: Style): string {
  const rows = [...foldersOf(result)].sort(([a], [b]) => order(a) - order(b) || (a < b ? -1 : 1))
  const cells = rows.map(([name, list]) => ({ path: join(out, name), ...sumOf(list) }))
  const width = (of: 'path' | 'files') => Math.max(...cells.map((row) => row[of].length))
  return cells
    .map(
      ({ path, files, sum }) => `${path.padEnd(width('path'))}  ${files.padStart(width('files'))}  ${style.dim(sum)}\n`,
    )
    .join('')
}

/** `deploy` and `chart` as one path to type. */
export function join(out: string, path: string): string {
  const folder = folderOf(out)
  return folder === '/' ? `/${path}` : `${folder}/${path}`
}

/** A folder without the slashes that someone typed after it. */
export function folderOf(out: string): string {
  return out.replace(/(?!^)\/+$/, '')
}

function foldersOf(result: WriteResult): Map<string, Fate[]> {
  const folders = new Map<string, Fate[]>()
  for (const fate of fates) {
    for (const path of result[fate]) {
      const name = path.split('/')[0] as string
      folders.set(name, [...(folders.get(name) ?? []), fate])
    }
  }
  return folders
}

/** Folders before files: the folders that we write have no dot in their names. */
function order(name: string): number {
  return name.includes('.') ? 1 : 0
}

function sumOf(list: readonly Fate[]): { readonly files: string; readonly sum: string } {
  const sums = fates
    .map((fate) => [list.filter((other) => other === fate).length, fate] as const)
    .filter(([number]) => number > 0)
  const left = list.filter((fate) => fate !== 'removed').length
  const only = sums.length === 1 && left > 0
  return {
    files: count(left, 'file'),
    sum: sums.map(([number, fate]) => (only ? fate : `${number} ${fate}`)).join(', '),
  }
}
