import { z } from 'zod'
import { type RuleName, rules } from '../config/rules.ts'
import type { PartTable, PartTables, Table } from '../config/table.ts'
import { invariant } from '../errors.ts'
import { familySchemas } from './families.ts'
import { complete, partial, unchecked } from './forms.ts'
import { shortImage } from './image.ts'
import { toJsonSchema, type Written } from './json-schema.ts'
import { kindSchemas } from './kinds.ts'
import { forbiddenPattern, refinements } from './refinements.ts'
import { forbidden } from './scalars.ts'
import { configSchema } from './schema.ts'
import { settingSchemas } from './settings.ts'
import { containerValues } from './workload.ts'

/** The table of a config, without its kinds of workloads; what its overrides may say is known only with its parts. */
export function configTable(): Table {
  return tableOf(configSchema(kindSchemas, unchecked), (schema) => schema instanceof z.ZodDiscriminatedUnion)
}

/** The tables of the kinds of workloads as a config writes them. */
export function kindTables(): Readonly<Record<string, Table>> {
  return mapEntries(kindSchemas, ({ config }) => tableOf(config))
}

/** The tables of the parts of an application. */
export function partTables(): PartTables {
  return { complete: partTable(documented), partial: partTable((schema) => tableOf(partial(schema))) }
}

function partTable(table: (schema: z.ZodType) => Table): PartTable {
  return {
    settings: mapEntries(settingSchemas, table),
    families: mapEntries(familySchemas, ({ values }) => table(values)),
    workloads: mapEntries(kindSchemas, ({ values }) => table(values)),
    container: table(containerValues),
  }
}

function mapEntries<Map extends object, To>(map: Map, to: (value: Map[keyof Map]) => To): Record<keyof Map, To> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, to(value)])) as Record<keyof Map, To>
}

/** As it stands in values.schema.json, with descriptions and defaults. */
function documented(schema: z.ZodType): Table {
  const { $schema: _, ...table } = toJsonSchema(complete(schema), 'output', ({ zodSchema }) => {
    invariant(ruleOf(zodSchema) === undefined, 'the values of a chart have a rule that Helm could not check')
  })
  return table
}

/** What only decides whether data is accepted. */
function tableOf(schema: z.ZodType, isLeftOut: (schema: unknown) => boolean = () => false): Table {
  const { $schema: _, ...table } = toJsonSchema(schema, 'input', ({ zodSchema, jsonSchema }: Written) => {
    if (isLeftOut(zodSchema)) for (const key of Object.keys(jsonSchema)) delete jsonSchema[key]
    delete jsonSchema.description
    delete jsonSchema.default
    const rule = ruleOf(zodSchema)
    if (rule) jsonSchema.rule = rule
    if (transforms(zodSchema)) jsonSchema.short = 'image'
    const pattern = forbiddenPattern(zodSchema)
    if (pattern !== undefined) jsonSchema.not = { pattern }
  })
  return table
}

/** The rule that a schema refines by, beside what it forbids. That a text is made of whole characters goes without saying. */
function ruleOf(schema: unknown): RuleName | undefined {
  const own = refinements(schema).filter((fn) => !forbidden.has(fn) && fn !== rules.wholeCharacters)
  const names = own.map((fn) => Object.entries(rules).find(([, rule]) => rule === fn)?.[0])
  invariant(names.length < 2 && !names.includes(undefined), 'a refinement is no rule of src/config/rules.ts')
  return names[0] as RuleName | undefined
}

function transforms(schema: unknown): boolean {
  const { type } = (schema as z.ZodType).def
  invariant(type !== 'pipe' || schema === shortImage, 'a short form that src/config/accept.ts does not write out')
  return schema === shortImage
}
