import { list, type Stored } from './cluster.ts'
import { until } from './until.ts'

const instanceLabel = 'app.kubernetes.io/instance'

/** What is wrong with what runs of an instance in some namespaces, in words; nothing when all of it is well. */
export async function ailments(instance: string, namespaces: readonly string[]): Promise<string[]> {
  const found = await Promise.all(namespaces.map((namespace) => ailmentsIn(namespace, `${instanceLabel}=${instance}`)))
  return found.flat()
}

/** Waits until nothing is wrong with it; the addresses of a Service follow its pods a little later than Helm waits. */
export async function untilWell(instance: string, namespaces: readonly string[]): Promise<void> {
  await until('all is well', async () => {
    const found = await ailments(instance, namespaces)
    if (found.length > 0) throw new Error(found.join(', '))
    return true
  })
}

async function ailmentsIn(namespace: string, selector: string): Promise<string[]> {
  const of = (apiVersion: string, kind: string) => list(apiVersion, kind, namespace, selector)
  const [pods, claims, services, slices] = await Promise.all([
    of('v1', 'Pod'),
    of('v1', 'PersistentVolumeClaim'),
    of('v1', 'Service'),
    of('discovery.k8s.io/v1', 'EndpointSlice'),
  ])
  const used = new Set(pods.flatMap((pod) => claimsOf(pod)))
  return [
    ...pods.filter((pod) => !isWell(pod)).map((pod) => `${nameOf(pod)} is ${pod.status.phase}`),
    ...claims
      .filter((claim) => used.has(claim.metadata.name) && claim.status.phase !== 'Bound')
      .map((claim) => `${nameOf(claim)} is ${claim.status.phase}`),
    ...services
      .filter((service) => addressesOf(service, slices).length === 0)
      .map((service) => `${nameOf(service)} leads nowhere`),
  ]
}

/** The addresses that the slices of a Service name. */
export function addressesOf(service: Stored, slices: readonly Stored[]): string[] {
  const own = slices.filter(({ metadata }) => metadata.labels['kubernetes.io/service-name'] === service.metadata.name)
  const endpoints = own.flatMap((slice) => slice.endpoints ?? [])
  return endpoints.filter(({ conditions }) => conditions.ready).flatMap(({ addresses }) => addresses)
}

/** Whether a pod is scheduled and ready, or has done its work. */
export function isWell({ spec, status }: Stored): boolean {
  const ready = status.conditions?.find(({ type }: Stored) => type === 'Ready')
  return Boolean(spec.nodeName) && (status.phase === 'Succeeded' || ready?.status === 'True')
}

function claimsOf({ spec }: Stored): string[] {
  return (spec.volumes ?? []).flatMap(({ persistentVolumeClaim }: Stored) => persistentVolumeClaim?.claimName ?? [])
}

function nameOf({ metadata }: Stored): string {
  return metadata.name
}
