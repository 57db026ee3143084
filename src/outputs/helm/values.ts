import type { Config, Values } from '../../config/types.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { type Plain, writeYaml } from '../../yaml/write.ts'
import { difference } from './difference.ts'

/** values.yaml: every value in the config's shape and order, each with its description above it. */
export function valuesFile(config: Config, schema: JsonSchema, values: Values): string {
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
function describe(schema: JsonSchema, path: readonly string[]): string | undefined {
  const field = path.reduce<JsonSchema | undefined>((above, key) => above?.properties?.[key], schema)
  if (field?.description === undefined || !field.enum) return field?.description
  return `${field.description} One of: ${field.enum.join(', ')}.`
}
