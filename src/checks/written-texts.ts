import type { Reviewed } from './finding.ts'
import type { PlainText } from './texts.ts'

/** Any text that ends up in a file that everyone may read. */
export interface WrittenText extends PlainText {
  /** The map that it stands in belongs to the user, so that its name may say what it is. */
  readonly isNamed: boolean
  /** The text is the name of a key. */
  readonly isKey?: boolean
}

type Path = readonly string[]

/** Maps of the user's own names. */
const openMaps = new Set(['data', 'env', 'annotations', 'podAnnotations', 'labels', 'nodeSelector'])

/**
 * Every text of the target and of the config that is no literal of a Secret: the values, what the chart begins with, what
 * the pages say. A key counts as a text as well.
 */
export function writtenTexts({ config, target }: Pick<Reviewed, 'config' | 'target'>): WrittenText[] {
  const { targets: _, $schema: __, ...written } = config
  const pages = target.presets.map(({ kinds: _, workloads: __, configMaps: ___, secrets: ____, ...page }) => page)
  const texts = [
    ...textsIn(target.values, []),
    ...textsIn(written, []),
    ...pages.flatMap((page) => textsIn(page, ['presets', page.name])),
  ]
  return [...new Map(texts.map((text) => [JSON.stringify([text.path, text.text]), text])).values()]
}

function textsIn(value: unknown, path: Path): WrittenText[] {
  if (typeof value === 'string') return [written(path, value)]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) => {
    const inner = [...path, key]
    const name = Array.isArray(value) ? [] : [{ ...written(inner, key), isNamed: false, isKey: true }]
    return path[0] === 'secrets' && key === 'development' && path.length === 2
      ? keysOf(child, inner)
      : [...name, ...textsIn(child, inner)]
  })
}

/** Of a literal for development only the names are read. */
function keysOf(map: unknown, path: Path): WrittenText[] {
  return Object.keys(map ?? {}).map((key) => ({ ...written([...path, key], key), isNamed: false, isKey: true }))
}

function written(path: Path, text: string): WrittenText {
  const [name = '', map = '', above = ''] = path.slice().reverse()
  const isName = path[0] === 'secrets' && map === 'keys'
  const isNamed = openMaps.has(map) && !openMaps.has(above)
  return { path: path.join('.'), name, text, place: placeOf(path), isNamed, ...(isName ? { isKey: true } : {}) }
}

/** Where a text stands, as a sentence names it. */
function placeOf(path: Path): string {
  const [family, key, map] = path
  if (family === 'configMaps' && map === 'data') return `the ConfigMap ${key}`
  if (family === 'workloads' && map === 'env') return `the environment of ${key}`
  return path.length > 1 ? path.slice(0, -1).join('.') : 'the config'
}
