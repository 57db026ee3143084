import { z } from 'zod'
import { unwrap } from '../../config/schema-forms.ts'
import type { Config, Values } from '../../config/types.ts'
import { type Plain, writeYaml } from '../../yaml/write.ts'
import { difference } from './difference.ts'

/** values.yaml: every value in the config's shape and order, each with its description above it. */
export function valuesFile(config: Config, schema: z.ZodObject, values: Values): string {
  const head = `# The values of ${config.name}. values-<target>.yaml holds what a target changes.\n`
  return head + writeYaml(values as unknown as Plain, (path) => spaced(path, describe(schema, path)))
}

/** values-<target>.yaml: only what differs from values.yaml. */
export function targetValues(target: string, defaults: Values, values: Values): string {
  const changed = difference(defaults as unknown as Plain, values as unknown as Plain)
  const head = `# What the target ${target} changes.\n`
  return head + (changed === undefined ? '{}\n' : writeYaml(changed))
}

/** An empty line before the parts of the application, so that one can find them. */
function spaced(path: readonly string[], description: string | undefined): string | undefined {
  const part = path.length === 1 || (path.length === 2 && path[0] === 'workloads')
  return part && description !== undefined ? `\n${description}` : description
}

/** The description of the value at a path, and of a fixed choice its possible values. */
function describe(schema: z.ZodType, path: readonly string[]): string | undefined {
  const [head, ...rest] = path
  if (head === undefined) return sentence(schema)
  const bare = unwrap(schema)
  const field = bare instanceof z.ZodObject ? bare.shape[head] : undefined
  return field ? describe(field as z.ZodType, rest) : undefined
}

function sentence(schema: z.ZodType): string | undefined {
  const bare = unwrap(schema)
  const description = schema.description ?? bare.description
  if (description === undefined || !(bare instanceof z.ZodEnum)) return description
  return `${description} One of: ${bare.options.join(', ')}.`
}
