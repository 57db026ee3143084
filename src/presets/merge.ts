/** Some values, and whose they are: `default`, a preset's name, `config` or `overrides`. */
export interface Layer {
  readonly name: string
  readonly values: unknown
}

/**
 * Later values win; maps are merged key by key, lists are replaced. Never changes its inputs, and hands on as it is what one
 * of them alone says.
 */
export function mergeValues(values: readonly unknown[]): unknown {
  const [first = {}, ...rest] = values.filter(isMap)
  return rest.reduce(merged, first)
}

type PlainMap = Readonly<Record<string, unknown>>

function merged(before: PlainMap, values: PlainMap): PlainMap {
  const both: Record<string, unknown> = { ...before }
  for (const key of Object.keys(values)) {
    const value = values[key]
    if (value === undefined) continue
    const own = isMap(value) && Object.hasOwn(before, key) ? before[key] : undefined
    both[key] = isMap(own) ? merged(own, value as PlainMap) : value
  }
  return both
}

function isMap(value: unknown): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Which layer gave a value: the last one that says it. */
export function originOf(layers: readonly Layer[], path: readonly string[]): string | undefined {
  const saying = ({ values }: Layer) => {
    let value = values
    for (const key of path) value = isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined
    return value !== undefined && !isMap(value)
  }
  return layers.findLast(saying)?.name
}

/** Which layer gave each value: config path to the layer's name. The last one that says a value gave it. */
export function provenanceOf(layers: readonly Layer[]): Map<string, string> {
  const origins = new Map<string, string>()
  for (const { name, values } of layers) record(values, '', name, origins)
  return origins
}

function record(value: unknown, path: string, name: string, origins: Map<string, string>): void {
  if (!isMap(value)) {
    if (value !== undefined) origins.set(path, name)
    return
  }
  for (const [key, child] of Object.entries(value)) record(child, path ? `${path}.${key}` : key, name, origins)
}
