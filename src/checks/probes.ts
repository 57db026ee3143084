import type { Container, Probe } from 'kubernetes-types/core/v1.js'
import { once } from '../once.ts'
import { wordOf } from './find-objects.ts'
import type { Reviewed } from './finding.ts'
import { podsOf } from './pods.ts'

/** A container that is restarted when it does not answer. */
export interface Probed {
  /** `workloads.<key>.probes`, or the object. */
  readonly path: string
  /** The container, as a sentence names it. */
  readonly name: string
  readonly liveness: Probe
  readonly startup: Probe | undefined
}

/** Every container with a liveness probe. */
export const probed = once((reviewed: Reviewed): Probed[] =>
  podsOf(reviewed).flatMap(({ object, template: { spec } }) => {
    const containers: readonly Container[] = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])]
    return containers.flatMap(({ name, livenessProbe, startupProbe }) => {
      const path = wordOf(reviewed, object, 'probes')
      const place = { path, name: `${object.metadata.name} (container ${name})` }
      return livenessProbe ? [{ ...place, liveness: livenessProbe, startup: startupProbe }] : []
    })
  }),
)

/** Seconds in which a program may be silent before the probe acts. */
export function patience({ periodSeconds = 10, failureThreshold = 3 }: Probe): number {
  return periodSeconds * failureThreshold
}
