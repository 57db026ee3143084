import { once } from '../once.ts'
import { objectsOf, wordOf } from './find-objects.ts'
import type { Reviewed } from './finding.ts'

/** A port that a Service opens on every node. */
export interface NodePort {
  readonly path: string
  readonly service: string
  /** The port on the nodes; undefined where the cluster chooses. */
  readonly nodePort: number | undefined
}

/** The node ports of the Services of a target, in the order of application. */
export const nodePortsOf = once((reviewed: Pick<Reviewed, 'config' | 'objects'>): readonly NodePort[] =>
  objectsOf(reviewed, 'v1/Service').flatMap((service) =>
    (service.spec?.ports ?? [])
      .filter(({ nodePort }) => nodePort !== undefined || service.spec?.type === 'NodePort')
      .map(({ nodePort }) => ({
        path: wordOf(reviewed, service, 'service.nodePort'),
        service: service.metadata.name,
        nodePort,
      })),
  ),
)
