import type { Explanation, KeyExplanation, SayingLayer, TargetExplanation } from '../index.ts'
import { meaningOf } from './explain-meaning.ts'
import { usesText } from './explain-uses.ts'
import type { Style } from './style.ts'

/** An explanation for people; what several targets have in common is said once. */
export function formatExplanation(explanation: Explanation, style: Style): string {
  const { path, about } = explanation
  const parts = [
    [style.bold(path), ...meaningOf(explanation)],
    ...(about === 'word' ? [wordLines(explanation)] : []),
    ...(about === 'value' ? valueParts(explanation, style) : []),
    ...(about === 'map' ? mapParts(explanation) : []),
    ...(about === 'value' || hasUses(explanation) ? usesText(explanation.targets, style) : []),
  ]
  return `${parts.map((lines) => `${lines.join('\n')}\n`).join('\n')}`
}

/** A word of the config: what it says there, and what cannot change it. */
function wordLines({ said, path }: Explanation): string[] {
  const decides = /^(workloads|configMaps|secrets)\./.test(path)
  const fixed = 'It decides the shape of what is generated: no preset, no override and no --set changes it.'
  const here = said ? `${JSON.stringify(said.value)}  ${placeOf(said)}`.trimEnd() : 'The config does not say it.'
  return [here, ...(decides ? [fixed] : [])]
}

/** A value: every layer that says it, the winner marked. */
function valueParts({ targets }: Explanation, { bold, dim }: Style): string[][] {
  return grouped(targets, ({ value, layers }) => ({ value, layers })).map(({ names, one: { value, layers } }) => {
    const rows = layers.map((layer) => [labelOf(layer), JSON.stringify(layer.value), placeOf(layer)])
    const lines = table(rows).map((line, index) => (index === rows.length - 1 ? `> ${line}` : `  ${dim(line)}`))
    return [`${names.join(', ')}: ${value === undefined ? 'not taken' : bold(JSON.stringify(value))}`, ...lines]
  })
}

/** A map: a row for each value in it, and for each target that has another one. */
function mapParts({ targets }: Explanation): string[][] {
  const keys = [...new Set(targets.flatMap(({ keys = [] }) => keys.map(({ key }) => key)))]
  const rows = keys.flatMap((key) => {
    const having = targets.filter(({ keys = [] }) => keys.some((each) => each.key === key))
    const found = grouped(having, ({ keys = [] }) => keys.find((each) => each.key === key))
    return found.map(({ names, one: { keys = [] } }, index) => {
      const { value, origin } = keys.find((each) => each.key === key) as KeyExplanation
      const place = origin.position ? placeOf(origin) : ''
      const only = names.length < targets.length ? `(${names.join(', ')})` : ''
      return [index === 0 ? key : '', JSON.stringify(value), labelOf(origin), [place, only].filter(Boolean).join(' ')]
    })
  })
  return rows.length > 0 ? [table(rows)] : []
}

/** Only an open map, such as labels, is used as a whole. */
function hasUses({ targets }: Explanation): boolean {
  return targets.some(({ uses }) => uses.length > 0)
}

/** Targets of which the same is to be told, in their order. */
function grouped(targets: readonly TargetExplanation[], of: (target: TargetExplanation) => unknown) {
  const groups = new Map<string, { readonly names: string[]; readonly one: TargetExplanation }>()
  for (const one of targets) {
    const key = JSON.stringify(of(one) ?? null)
    groups.set(key, { names: [...(groups.get(key)?.names ?? []), one.target], one: groups.get(key)?.one ?? one })
  }
  return [...groups.values()]
}

function labelOf({ layer, preset, file }: SayingLayer): string {
  return preset ? `preset ${file ?? preset.name}` : layer
}

/** Where a layer says it: the place in a file, or how a built-in preset calls it. */
function placeOf({ layer, position, path }: SayingLayer): string {
  if (position) return `${position.file}:${position.line}:${position.column}`
  return layer === 'preset' ? path : ''
}

/** Rows as lines, each column as wide as its widest cell. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
}
