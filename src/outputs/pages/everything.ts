import type { KubernetesObject } from '../../kubernetes/objects.ts'
import type { TargetFacts } from './facts.ts'
import { kubectl, type Namespace } from './kubectl.ts'

/** What others make from our objects. */
const MADE = ['pod', 'replicaset', 'endpointslice']

/** What shows every object of a target, which `kubectl get all` does not: a line for each namespace, and one for the cluster. */
export function everythingLines(target: TargetFacts, namespace: Namespace): string[] {
  const { output, release, workloads, secrets, ownNamespaces } = target
  const objects = output.files.flatMap((file) => file.objects).filter(isOurs)
  const made = [
    ...(workloads.length > 0 ? MADE : []),
    ...(workloads.some(({ schedule }) => schedule) ? ['job'] : []),
    ...(workloads.some(({ claims }) => claims.length > 0) ? ['persistentvolumeclaim'] : []),
  ]
  const get = (kinds: readonly string[]) =>
    `get ${[...new Set(kinds)].sort().join(',')} -l app.kubernetes.io/instance=${release}`
  const near = objects.filter(({ metadata }) => metadata.namespace === target.namespace)
  const shared = objects.filter(({ metadata }) => !metadata.namespace)
  const byHand = secrets.filter(({ source }) => source !== 'development').map(({ name }) => name)
  return [
    kubectl(namespace, get([...words(near), ...made])),
    ...(byHand.length > 0 ? [kubectl(namespace, `get secret ${byHand.join(' ')}`)] : []),
    ...ownNamespaces.map((own) => {
      const there = objects.filter(({ metadata }) => metadata.namespace === own)
      return kubectl(own, get([...words(there), 'pod']))
    }),
    ...(shared.length > 0 ? [`kubectl ${get(words(shared))}`] : []),
  ]
}

/** Those with our label: the namespace of the target has none, because others may live in it too. */
function isOurs(object: KubernetesObject): boolean {
  return Boolean(object.metadata.labels?.['app.kubernetes.io/instance'])
}

function words(objects: readonly KubernetesObject[]): string[] {
  return objects.map((object) => object.kind.toLowerCase())
}
