import { deepmergeCustom } from 'deepmerge-ts'

/** Later values win; maps are merged key by key, lists are replaced. Never changes its inputs. */
export function mergeValues(values: readonly unknown[]): unknown {
  return values.reduce((merged, value) => merge(merged, value), {})
}

const merge = deepmergeCustom({ mergeArrays: false })

/** Which layer gave each value: config path to the layer's name. The last one that says a value gave it. */
export function provenanceOf(
  layers: readonly { readonly name: string; readonly values: unknown }[],
): Map<string, string> {
  const origins = new Map<string, string>()
  for (const { name, values } of layers) record(values, '', name, origins)
  return origins
}

function record(value: unknown, path: string, name: string, origins: Map<string, string>): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    if (value !== undefined) origins.set(path, name)
    return
  }
  for (const [key, child] of Object.entries(value)) record(child, path ? `${path}.${key}` : key, name, origins)
}
