import { presetSchema } from '../config/preset-schema.ts'
import { check } from '../config/problems.ts'
import { KitError } from '../errors.ts'
import { workloadKinds } from '../workloads/registry.ts'
import type { SourceMap } from '../yaml/source-map.ts'
import type { Preset } from './preset.ts'

/**
 * Checks what a preset file of a user says.
 * @throws KitError with every problem, in the order of the file.
 */
export function parsePreset(data: unknown, source?: SourceMap): Preset {
  const { value, problems } = check<Preset>({ data, schema: presetSchema(workloadKinds), source })
  if (!value) throw new KitError(problems)
  return value
}

/** Whether the name of a preset, in a config or after --preset, is the path of a file. */
export function isPresetFile(name: string): boolean {
  return name.includes('/') || /\.(ya?ml|json)$/.test(name)
}
