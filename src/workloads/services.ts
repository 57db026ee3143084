import type { Service } from 'kubernetes-types/core/v1.js'
import { join } from '../tree/constructors.ts'
import type { Tree } from '../tree/nodes.ts'
import type { WorkloadContext } from './kind.ts'
import { metadata } from './metadata.ts'

type Context = Pick<WorkloadContext, 'name' | 'namespace' | 'labels' | 'annotations' | 'selector'>

/** The one port of a data store. */
export interface ServicePort {
  readonly name: string
  readonly port: number
}

/** The headless Service that gives the pods of a StatefulSet their names. */
export function headlessService(context: Context, { name, port }: ServicePort): Tree<Service> {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(context, join(context.name, '-headless')),
    spec: { clusterIP: 'None', selector: context.selector, ports: [{ name, port, targetPort: name }] },
  }
}

/** The Service that clients connect to. */
export function clientService(context: Context, { name, port }: ServicePort): Tree<Service> {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(context),
    spec: { type: 'ClusterIP', selector: context.selector, ports: [{ name, port, targetPort: name }] },
  }
}
