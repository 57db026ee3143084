import type { ObjectMeta } from 'kubernetes-types/meta/v1.js'
import { release } from '../tree/constructors.ts'
import type { Text, Tree } from '../tree/nodes.ts'
import type { WorkloadContext } from './kind.ts'

/** Name, namespace and labels of an object of a workload; `name` where it is not the workload's own. */
export function metadata({ name, labels }: Pick<WorkloadContext, 'name' | 'labels'>, other?: Text) {
  return { name: other ?? name, namespace: release.namespace, labels } satisfies Tree<ObjectMeta>
}
