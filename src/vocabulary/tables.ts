import type { z } from 'zod'
import { type RuleName, rules } from '../config/rules.ts'
import type { PartTables, Table } from '../config/table.ts'
import { invariant } from '../errors.ts'
import { shortImage } from './fields.ts'
import { complete, partial, unchecked } from './forms.ts'
import { toJsonSchema, type Written } from './json-schema.ts'
import { kindSchemas } from './kinds.ts'
import { forbiddenPattern, refinements } from './refinements.ts'
import { forbidden } from './scalars.ts'
import { configMapValues, configSchema, environment, secretValues, test } from './schema.ts'

/** The table of a config; what its overrides may say is known only with its parts. */
export function configTable(): Table {
  return tableOf(configSchema(kindSchemas, unchecked))
}

/** The tables of the parts of an application. */
export function partTables(): PartTables {
  const kinds = Object.entries(kindSchemas)
  return {
    complete: {
      environment: documented(environment),
      configMap: documented(configMapValues),
      secret: documented(secretValues),
      workloads: Object.fromEntries(kinds.map(([kind, { values }]) => [kind, documented(values)])),
      test: documented(test),
    },
    partial: {
      environment: tableOf(partial(environment)),
      configMap: tableOf(partial(configMapValues)),
      secret: tableOf(partial(secretValues)),
      workloads: Object.fromEntries(kinds.map(([kind, { values }]) => [kind, tableOf(partial(values))])),
      test: tableOf(partial(test)),
    },
  }
}

/** As it stands in values.schema.json, with descriptions and defaults. */
function documented(schema: z.ZodType): Table {
  const { $schema: _, ...table } = toJsonSchema(complete(schema), 'output', ({ zodSchema }) => {
    invariant(ruleOf(zodSchema) === undefined, 'the values of a chart have a rule that Helm could not check')
  })
  return table
}

/** What only decides whether data is accepted. */
function tableOf(schema: z.ZodType): Table {
  const { $schema: _, ...table } = toJsonSchema(schema, 'input', ({ zodSchema, jsonSchema }: Written) => {
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
