import { explainPreset } from '../vocabulary/explain.ts'
import type { SourceMap } from '../yaml/source-map.ts'
import type { Preset } from './preset.ts'

/**
 * Checks what a preset file of a user says, which may be any value of JavaScript.
 * @throws KitError with every problem, in the order of the file.
 */
export function parsePreset(input: unknown, source?: SourceMap): Preset {
  return explainPreset<Preset>(input, source)
}

/** Whether the name of a preset, in a config or after --preset, is the path of a file. */
export function isPresetFile(name: string): boolean {
  return name.includes('/') || /\.(ya?ml|json)$/.test(name)
}
