import type { KubernetesObject } from '../../kubernetes/objects.ts'
import { grouped } from '../../once.ts'

const COMPONENT = 'app.kubernetes.io/component'

/** The objects of a target, by what a page asks for; each list in the order of application. */
export interface ObjectIndex {
  ofKind(kind: string): readonly KubernetesObject[]
  /** The objects of one workload. */
  ofComponent(component: string): readonly KubernetesObject[]
}

/** Looks at every object once. */
export function indexed(objects: readonly KubernetesObject[]): ObjectIndex {
  const kinds = grouped(objects, ({ kind }) => kind)
  const components = grouped(objects, ({ metadata }) => metadata.labels?.[COMPONENT] ?? '')
  return {
    ofKind: (kind) => kinds.get(kind) ?? [],
    ofComponent: (component) => components.get(component) ?? [],
  }
}
