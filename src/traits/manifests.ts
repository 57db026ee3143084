import type { Manifest } from '../config/types.ts'
import { withoutEmptyMaps } from '../kubernetes/empty-maps.ts'
import { factsOf } from '../kubernetes/kinds.ts'
import { release } from '../tree/constructors.ts'
import type { ObjectTree } from '../workloads/kind.ts'
import type { ApplicationTrait } from './trait.ts'

/** The objects that the config says as they are; one that says no namespace lives in that of the application. */
export const manifests: ApplicationTrait = {
  file: 'manifests',
  build: ({ config }) =>
    Object.fromEntries(Object.entries(config.manifests ?? {}).map(([key, manifest]) => [key, object(manifest)])),
}

/** In the order in which people read objects. */
function object({ apiVersion, kind, metadata, spec, ...rest }: Manifest): ObjectTree {
  const { name, namespace, ...others } = metadata as Readonly<Record<string, unknown>>
  const isCluster = factsOf({ apiVersion: apiVersion as string, kind: kind as string })?.scope === 'cluster'
  const place = isCluster ? {} : { namespace: namespace ?? release.namespace }
  const tree = {
    apiVersion,
    kind,
    metadata: { name, ...place, ...withoutEmptyMaps(others) },
    ...(spec === undefined ? {} : { spec }),
    ...rest,
  }
  return tree as ObjectTree
}
