import { families } from '../config/families.ts'
import { builtInPresets } from '../generated/presets.ts'
import type { Translated } from '../localized.ts'
import type { Reviewed } from './finding.ts'

/** A text that ends up in a file that everyone may read. */
export interface WrittenText {
  /** The keys that lead to it. */
  readonly keys: readonly string[]
  readonly path: string
  readonly text: string
  /** The map that it stands in belongs to the user, so that its name may say what it is. */
  readonly isNamed: boolean
  /** The text is the name of a key. */
  readonly isKey: boolean
}

/** Parts of a config that the user names. */
const named: ReadonlySet<string> = new Set([...families, 'workloads', 'priorityClasses', 'manifests', 'patches'])
/** Maps of the user's own names. */
const openMaps = new Set([
  ...['data', 'stringData', 'env', 'annotations', 'podAnnotations', 'labels', 'nodeSelector', 'parameters'],
  ...['volumes', 'containers', 'ports'],
])

/**
 * The texts of the target and of the config that are no literal of a Secret, as far as they are asked for: the values, what
 * the chart begins with, what the pages say. A name that the user chose counts as a text as well. What stands in a map of the user's own names
 * is always among them. The built-in presets hold no secret: a test sees to it.
 */
export function writtenTexts(
  { config, target }: Pick<Reviewed, 'config' | 'target'>,
  isWanted: (text: string, isKey: boolean) => boolean,
): WrittenText[] {
  const texts = new Map<string, WrittenText>()
  const add = (keys: readonly string[], text: string, isKey: boolean) => {
    const isOpen = isOpenMap(keys, 2)
    if (!isOpen && !isWanted(text, isKey)) return
    const path = keys.join('.')
    const isNamed = isOpen && !isKey && !isOpenMap(keys, 3)
    texts.set(`${path}\n${text}`, { keys: [...keys], path, text, isNamed, isKey })
  }
  const { targets: _, $schema: __, ...written } = config
  eachText(target.values, [], add)
  eachText(written, [], add)
  for (const preset of target.presets) {
    const { kinds: _, workloads: __, configMaps: ___, secrets: ____, ...page } = preset
    if (preset !== builtInPresets[preset.name]) eachText(page, ['presets', page.name], add)
  }
  return [...texts.values()]
}

/** Where a text stands, as a sentence names it. */
export function placeOf({ keys }: WrittenText): Translated {
  const [family, key, map] = keys
  if (family === 'configMaps' && map === 'data') return { en: `the ConfigMap ${key}`, id: `ConfigMap ${key}` }
  if (family === 'workloads' && map === 'env')
    return { en: `the environment of ${key}`, id: `variabel lingkungan ${key}` }
  const path = keys.slice(0, -1).join('.')
  return keys.length > 1 ? { en: path, id: path } : { en: 'the config', id: 'config' }
}

/** Visits every text, the keys that lead to it in a list that goes on changing. */
function eachText(
  value: unknown,
  keys: string[],
  visit: (keys: readonly string[], text: string, isKey: boolean) => void,
): void {
  if (typeof value === 'string') visit(keys, value, isNameOfSecret(keys))
  if (typeof value !== 'object' || value === null) return
  for (const key of Object.keys(value)) {
    const child = (value as Readonly<Record<string, unknown>>)[key]
    keys.push(key)
    if (isLiteral(keys)) {
      for (const name of Object.keys(child ?? {})) visit([...keys, name], name, true)
    } else {
      if (!Array.isArray(value) && isOwnName(keys)) visit(keys, key, true)
      eachText(child, keys, visit)
    }
    keys.pop()
  }
}

/** Whether the user chose the last of the keys; a schema has all others, but for those of a preset. */
export function isOwnName(keys: readonly string[]): boolean {
  const [family = ''] = keys
  const isSealed = family === 'secrets' && keys.length === 4 && keys[2] === 'sealed'
  return family === 'presets' || (keys.length === 2 && named.has(family)) || isSealed || isOpenMap(keys, 2)
}

/** Literals for development and sealed texts, of which only the names are read. */
function isLiteral(keys: readonly string[]): boolean {
  return keys.length === 3 && keys[0] === 'secrets' && (keys[2] === 'development' || keys[2] === 'sealed')
}

/** One of the keys that a Secret of the config holds. */
function isNameOfSecret(keys: readonly string[]): boolean {
  return keys[0] === 'secrets' && keys[keys.length - 2] === 'keys'
}

function isOpenMap(keys: readonly string[], fromEnd: number): boolean {
  return openMaps.has(keys[keys.length - fromEnd] ?? '')
}
