import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sources, type Tool, targets } from './tools.ts'

/** Something that is done to belajar again and again; bench/comparison/changes/<id>/<tool>.diff does it. */
export interface Change {
  readonly id: string
  readonly title: string
  /** Targets that there are only after it. */
  readonly adds?: readonly string[]
}

/** What the tools are compared by. */
export const changes: readonly Change[] = [
  { id: 'replica', title: 'a fourth replica in production' },
  { id: 'variable', title: 'an environment variable in staging only' },
  { id: 'image', title: 'the image moves to another registry' },
  { id: 'release', title: 'version 1.5.0, in the label too' },
  { id: 'target', title: 'a sixth target, docker-desktop', adds: ['docker-desktop'] },
  { id: 'workload', title: 'a second web application in every target' },
]

/** What a tired person types; the tools are asked what they say about it before anything is applied. */
export const mistakes: readonly Change[] = [
  { id: 'typo', title: '`replica: 4` instead of `replicas: 4`' },
  { id: 'type', title: '`replicas: four`' },
]

/** Every target, with those that a change adds. */
export function targetsAfter({ adds = [] }: Change): readonly string[] {
  return [...targets, ...adds]
}

/** A copy of the sources of a tool with a change applied; returns its folder. */
export function changedCopy({ source }: Tool, change: Change, scratch: string): string {
  const folder = mkdtempSync(join(scratch, `${source}-${change.id}-`))
  cpSync(join(sources, source), folder, { recursive: true })
  const { status, stderr } = spawnSync('git', ['apply', diffOf(source, change)], { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${source} cannot be changed: ${stderr}`)
  return folder
}

/** How many files a change touches, and how many lines a person types or removes: a replaced line counts once. */
export function effortOf({ source }: Tool, change: Change): { readonly files: number; readonly lines: number } {
  const text = readFileSync(diffOf(source, change), 'utf8')
  const blocks = (text.match(/(?:^[+-].*\n)+/gm) ?? []).filter((block) => !block.startsWith('--- '))
  const lines = blocks.map((block) => Math.max(count(block, /^\+\s*\S/gm), count(block, /^-\s*\S/gm)))
  return { files: count(text, /^diff /gm), lines: lines.reduce((sum, size) => sum + size, 0) }
}

function diffOf(source: string, { id }: Change): string {
  return join(sources, 'changes', id, `${source}.diff`)
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
