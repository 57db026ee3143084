import type { KubernetesObject } from '../../src/index.ts'
import { list, type Named, read, remove, type Stored } from './cluster.ts'
import { until } from './until.ts'

/** Deletes objects, with all that came of them, and waits until they are gone; what else is in the cluster stays. */
export async function clear(objects: readonly KubernetesObject[]): Promise<void> {
  const named = objects as readonly Named[]
  const spaces = named.filter(({ kind }) => kind === 'Namespace')
  const namespaces = [...new Set(named.flatMap(({ metadata }) => metadata.namespace ?? []))]
  const instances = instancesOf(objects)
  await Promise.all(named.filter((object) => !spaces.includes(object)).map(remove))
  await until(`no pod is left in ${namespaces.join(', ')}`, async () => {
    const pods = await each(namespaces, (namespace) => list('v1', 'Pod', namespace, instances))
    return pods.length === 0
  })
  const claims = await each(namespaces, (namespace) => list('v1', 'PersistentVolumeClaim', namespace, instances))
  const leftovers = claims.map((claim) => ({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', ...claim }) as Named)
  await Promise.all([...leftovers, ...spaces].map(remove))
  for (const object of [...named, ...leftovers])
    await until(`${object.kind} ${object.metadata.name} is gone`, async () => !(await read(object)))
}

/** A selector of all that carries the instance of one of the objects. */
function instancesOf(objects: readonly KubernetesObject[]): string {
  const label = 'app.kubernetes.io/instance'
  const names = objects.flatMap(({ metadata }) => metadata.labels?.[label] ?? [])
  return `${label} in (${[...new Set(names)].join(',')})`
}

async function each(namespaces: readonly string[], find: (namespace: string) => Promise<Stored[]>): Promise<Stored[]> {
  return (await Promise.all(namespaces.map(find))).flat()
}
