import type { ObjectMeta } from 'kubernetes-types/meta/v1.js'
import type { Text, Tree } from '../tree/nodes.ts'
import type { WorkloadContext } from './kind.ts'

/** Name, namespace and labels of an object of a workload; `name` where it is not the workload's own. */
export function metadata(context: Parts, other?: Text): Tree<ObjectMeta> {
  const { name, namespace, labels, annotations } = context
  return { name: other ?? name, namespace, labels, ...(annotations ? { annotations } : {}) }
}

type Parts = Pick<WorkloadContext, 'name' | 'namespace' | 'labels' | 'annotations'>
