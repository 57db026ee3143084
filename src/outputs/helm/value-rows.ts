import { families } from '../../config/families.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { once } from '../../once.ts'
import type { Plain } from '../../yaml/write.ts'
import { markdownCode } from '../pages/text.ts'

/** One value of a chart, as a row of a table in Markdown. */
export interface ValueRow {
  readonly key: string
  readonly type: string
  readonly value: string
  readonly description: string
}

/** The values of one part of the application. */
export interface ValueGroup {
  readonly title: string
  readonly rows: readonly ValueRow[]
}

/** Every value that a chart's user may set, by part: `environment`, `secrets.secret`, `workloads.app`, ... */
export function valueGroups(schema: JsonSchema, defaults: Plain): ValueGroup[] {
  const groups = new Map<string, ValueRow[]>()
  for (const { path, leaf } of leaves(schema, [])) {
    const title = path.slice(0, keyed.has(path[0] as string) ? 2 : 1).join('.')
    const rows = groups.get(title) ?? []
    rows.push(row(path, leaf, defaults))
    groups.set(title, rows)
  }
  return [...groups].map(([title, rows]) => ({ title, rows }))
}

/** Parts whose keys are names of the config. */
const keyed: ReadonlySet<string> = new Set([...families, 'workloads'])

interface Leaf {
  readonly path: readonly string[]
  readonly leaf: JsonSchema
}

function leaves(schema: JsonSchema, path: readonly string[]): Leaf[] {
  if (!schema.properties) return [{ path, leaf: schema }]
  return Object.entries(schema.properties).flatMap(([key, field]) => leaves(field, [...path, key]))
}

function row(path: readonly string[], leaf: JsonSchema, defaults: Plain): ValueRow {
  const { type = 'object' } = leaf
  return {
    key: markdownCode(path.join('.')),
    type,
    value: markdownCode(JSON.stringify(valueAt(defaults, path))),
    description: meaningOf(leaf),
  }
}

/** What a value means, as a cell; values that several charts have are described once. */
const meaningOf = once(({ enum: options, description = '' }: JsonSchema): string => {
  const choices = options ? ` One of: ${options.map((each) => `\`${each}\``).join(', ')}.` : ''
  return cell(`${description}${choices}`)
})

function valueAt(values: Plain, path: readonly string[]): Plain {
  return path.reduce((value, key) => (value as { readonly [key: string]: Plain })[key] as Plain, values)
}

/** Our own Markdown within a table. */
function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|')
}
