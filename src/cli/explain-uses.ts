import type { ObjectUse, TargetExplanation } from '../index.ts'
import type { Style } from './style.ts'

/** What a value turns into: once where it is the same in all targets. */
export function usesText(targets: readonly TargetExplanation[], { dim }: Style): string[][] {
  const groups = new Map<string, string[]>()
  for (const { target, uses } of targets) {
    const lines = usesLines(uses).join('\n')
    groups.set(lines, [...(groups.get(lines) ?? []), target])
  }
  return [...groups].map(([lines, names]) => {
    const it = groups.size === 1 ? 'It' : `In ${names.join(', ')} it`
    if (lines === '')
      return [dim(`${it} is in no field of an object: only pages, checks and tests of the chart read it.`)]
    return [`${it} turns into:`, lines]
  })
}

function usesLines(uses: readonly ObjectUse[]): string[] {
  const told = uses.filter((use) => use.form !== 'condition' || !uses.some((other) => shows(other, use)))
  const rows = told.map((use) => [`${use.kind} ${use.name}`, use.field, remark(use)])
  const [objects, fields] = [0, 1].map((column) => Math.max(0, ...rows.map((row) => (row[column] as string).length)))
  return rows.map(([object = '', field = '', remark]) =>
    `  ${object.padEnd(objects ?? 0)}  ${field.padEnd(fields ?? 0)}  ${remark}`.trimEnd(),
  )
}

/** Whether a place shows the value that also decides whether it is there: then the first says it all. */
function shows(use: ObjectUse, { kind, name, field }: ObjectUse): boolean {
  return use.form === 'value' && use.kind === kind && use.name === name && use.field === field
}

function remark({ form, field, needs }: ObjectUse): string {
  const how = {
    value: '',
    text: 'as a part of the text',
    digest: 'as a part of what the digest is of: the pods roll when it changes',
    entries: 'its entries are among these',
    condition: field === '' ? 'decides whether there is one' : 'decides what stands there',
  }[form]
  return [how, needs === undefined ? '' : `only when ${needs}`].filter((part) => part !== '').join(', ')
}
