import { families } from '../../config/families.ts'
import type { PlainMap } from '../../diff/plain.ts'
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
  return parts(schema, defaults).flatMap(([key, field, value]) =>
    keyed.has(key)
      ? parts(field, value).map(([name, part, value]) => group(`${key}.${name}`, part, value))
      : [group(key, field, value)],
  )
}

/** Parts whose keys are names of the config. */
const keyed: ReadonlySet<string> = new Set([...families, 'workloads'])

type Part = readonly [key: string, schema: JsonSchema, value: Plain]

function parts({ properties = {} }: JsonSchema, values: Plain): Part[] {
  return Object.entries(properties).map(([key, field]) => [key, field, (values as PlainMap)[key] as Plain])
}

function group(title: string, schema: JsonSchema, value: Plain): ValueGroup {
  const rows: ValueRow[] = []
  addRows(rows, title, schema, value)
  return { title, rows }
}

function addRows(rows: ValueRow[], path: string, schema: JsonSchema, value: Plain): void {
  if (!schema.properties) rows.push(row(path, schema, value))
  else for (const [key, field, inner] of parts(schema, value)) addRows(rows, `${path}.${key}`, field, inner)
}

function row(path: string, leaf: JsonSchema, value: Plain): ValueRow {
  const { type = 'object' } = leaf
  return { key: markdownCode(path), type, value: markdownCode(JSON.stringify(value)), description: meaningOf(leaf) }
}

/** What a value means, as a cell; values that several charts have are described once. */
const meaningOf = once(({ enum: options, description = '' }: JsonSchema): string => {
  const choices = options ? ` One of: ${options.map((each) => `\`${each}\``).join(', ')}.` : ''
  return cell(`${description}${choices}`)
})

/** Our own Markdown within a table. */
function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|')
}
