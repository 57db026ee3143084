import { plainData } from '../config/plain.ts'
import { presetSchema } from '../config/preset-schema.ts'
import { check, errorOf } from '../config/problems.ts'
import { KitError } from '../errors.ts'
import { workloadKinds } from '../workloads/registry.ts'
import type { SourceMap } from '../yaml/source-map.ts'
import type { Preset } from './preset.ts'

/**
 * Checks what a preset file of a user says, which may be any value of JavaScript.
 * @throws KitError with every problem, in the order of the file.
 */
export function parsePreset(input: unknown, source?: SourceMap): Preset {
  const { data, problems: foreign } = plainData(input, source)
  if (data === undefined) throw new KitError(foreign)
  const { value, problems } = check<Preset>({ data, schema: presetSchema(workloadKinds), source })
  if (!value || foreign.length > 0) throw errorOf([...foreign, ...problems])
  return value
}

/** Whether the name of a preset, in a config or after --preset, is the path of a file. */
export function isPresetFile(name: string): boolean {
  return name.includes('/') || /\.(ya?ml|json)$/.test(name)
}
