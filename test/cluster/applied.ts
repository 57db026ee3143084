import { expect } from 'vitest'
import type { KubernetesObject } from '../../src/index.ts'
import { apply, list, type Named, type Reply, read, request, type Stored } from './cluster.ts'
import { untilWell } from './health.ts'
import { rolledOut } from './release.ts'

/** Reads what the API server has stored of one of the applied objects. */
export type StoredOf = (kind: string, name: string) => Promise<Stored>

/** Applies objects one by one, in their order; each has to be accepted without a warning. */
export async function applied(objects: readonly KubernetesObject[]): Promise<StoredOf> {
  for (const object of objects) {
    const { body, warnings } = await apply(object)
    const { kind, metadata } = object
    expect({ kind, name: metadata.name, code: body.code, message: body.message, warnings }).toEqual({
      kind,
      name: metadata.name,
      warnings: [],
    })
  }
  return (kind, name) => {
    const object = objects.find((candidate) => candidate.kind === kind && candidate.metadata.name === name)
    if (!object) throw new Error(`There is no ${kind} ${name}.`)
    return read(object as Named)
  }
}

/** Applies objects, and waits until their pods are ready, their claims bound, and their Services lead somewhere. */
export async function running(objects: readonly KubernetesObject[]): Promise<StoredOf> {
  const storedOf = await applied(objects)
  await rolledOut(objects)
  const instance = objects.flatMap(({ metadata }) => metadata.labels?.['app.kubernetes.io/instance'] ?? [])[0] ?? ''
  const namespaces = [...new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []))]
  await untilWell(instance, namespaces)
  return storedOf
}

/** The pods of a workload, or whatever else labels select, such as those of a Service. */
export function podsOf(namespace: string, labels: string | Readonly<Record<string, string>>): Promise<Stored[]> {
  const wanted = typeof labels === 'string' ? { 'app.kubernetes.io/component': labels } : labels
  const selector = Object.entries(wanted).map(([key, value]) => `${key}=${value}`)
  return list('v1', 'Pod', namespace, selector.join(','))
}

/** The ports and the endpoints that a Service leads to, as the control plane found them. */
export async function endpointsOf(
  service: Stored,
): Promise<{ readonly ports: Stored[]; readonly endpoints: Stored[] }> {
  const { name, namespace } = service.metadata
  const slices = await list('discovery.k8s.io/v1', 'EndpointSlice', namespace, `kubernetes.io/service-name=${name}`)
  return { ports: slices[0]?.ports ?? [], endpoints: slices.flatMap((slice) => slice.endpoints ?? []) }
}

/** The names of objects, in order. */
export function namesOf(objects: readonly Stored[]): string[] {
  return objects.map(({ metadata }) => metadata.name).toSorted()
}

/** What the API server says of a pod that is asked for; it is not kept. */
export function askForPod(namespace: string, spec: object): Promise<Reply> {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'asked-for' }, spec }
  return request('POST', `/api/v1/namespaces/${namespace}/pods?dryRun=All`, pod)
}
