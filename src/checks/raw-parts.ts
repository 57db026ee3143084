import { once } from '../once.ts'
import type { Reviewed } from './finding.ts'

/** A map within an object that the config says as it is, or within what a patch merges. */
export interface RawPart {
  /** `manifests.<key>` or `patches.<key>`. */
  readonly path: string
  /** The kind of the object. */
  readonly kind: unknown
  readonly map: Readonly<Record<string, unknown>>
}

/** Every map of every manifest and patch of a config, the outermost first. */
export const rawParts = once(({ config }: Reviewed): RawPart[] => [
  ...Object.entries(config.manifests ?? {}).flatMap(([key, map]) => partsOf(map, `manifests.${key}`, map.kind)),
  ...Object.entries(config.patches ?? {}).flatMap(([key, { kind, merge }]) => partsOf(merge, `patches.${key}`, kind)),
])

/** An object within an object, as in a template, has a kind of its own. */
function partsOf(value: unknown, path: string, kind: unknown): RawPart[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item) => partsOf(item, path, kind))
  const map = value as RawPart['map']
  const own = typeof map.kind === 'string' ? map.kind : kind
  return [{ path, kind: own, map }, ...Object.values(map).flatMap((child) => partsOf(child, path, own))]
}
