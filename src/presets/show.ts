import { Document, isMap, isScalar, type Node } from 'yaml'
import { builtInPresets } from '../generated/presets.ts'
import { localized } from '../localized.ts'
import { shownWords } from '../secrets/shown.ts'
import { toldValues } from '../secrets/told.ts'
import { choosePresets } from './choose.ts'
import { mergeValues, provenanceOf } from './merge.ts'
import type { Preset } from './preset.ts'

/**
 * What some presets say together, as YAML of the form of a preset file; behind each value stands the name of the preset that
 * gave it. What is only said on pages is left out: ways in, notes, steps and texts about the cluster.
 * @throws KitError for an unknown name, or for two presets of one family.
 */
export function showPresets(names: readonly string[], library: Readonly<Record<string, Preset>> = {}): string {
  const { presets } = choosePresets(names, { ...builtInPresets, ...library }, { path: '' })
  const layers = presets.map((preset) => ({ name: preset.name, values: valuesOf(preset) }))
  const document = new Document(toldValues(mergeValues(layers.map(({ values }) => values)), []))
  const origins = provenanceOf(layers)
  document.commentBefore = presets.map((preset) => ` ${heading(preset)}`).join('\n')
  comment(document.contents, '', origins)
  return document.toString({ lineWidth: 0 })
}

/** One line for a list of presets. */
export function describePreset({ description }: Pick<Preset, 'description'>): string {
  return shownWords(localized(description, 'en')).replace(/\s+/g, ' ').trim()
}

function heading(preset: Preset): string {
  return `${preset.name} (${preset.family}): ${describePreset(preset)}`
}

function valuesOf(preset: Preset) {
  const { local, development, cluster = {}, kinds, workloads, configMaps, secrets } = preset
  const facts = Object.fromEntries(Object.entries(cluster).filter(([, fact]) => typeof fact !== 'object'))
  const parts = { local, development, cluster: facts, kinds, workloads, configMaps, secrets }
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined && !isEmpty(part)))
}

function isEmpty(part: unknown): boolean {
  return typeof part === 'object' && part !== null && Object.keys(part).length === 0
}

function comment(node: Node | null, path: string, origins: ReadonlyMap<string, string>): void {
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      const name = String(isScalar(key) ? key.value : key)
      comment(value as Node, path ? `${path}.${name}` : name, origins)
    }
    return
  }
  const origin = origins.get(path)
  if (node === null || origin === undefined) return
  // A list is one value: whoever says it says all of it.
  if (!isScalar(node)) (node as { flow?: boolean }).flow = true
  node.comment = ` ${origin}`
}
