import type { KubernetesObject } from '../../src/index.ts'

type Objects = Readonly<Record<string, unknown>>

/** Objects by kind, namespace and name; without the labels that the law allows to differ. */
export function byIdentity(objects: readonly object[]): Objects {
  const entries = (objects as readonly KubernetesObject[]).map((object) => [identity(object), withoutManager(object)])
  const keyed = Object.fromEntries(entries)
  if (Object.keys(keyed).length !== objects.length) throw new Error('two objects have the same identity')
  return keyed
}

/** What a chart installs: everything but the namespace that it is installed into. */
export function installedByHelm(objects: readonly KubernetesObject[], namespace: string): readonly KubernetesObject[] {
  return objects.filter(({ kind, metadata }) => kind !== 'Namespace' || metadata.name !== namespace)
}

function identity({ apiVersion, kind, metadata: { namespace = '', name } }: KubernetesObject): string {
  return `${apiVersion} ${kind} ${namespace}/${name}`
}

const ALLOWED = new Set(['app.kubernetes.io/managed-by', 'helm.sh/chart'])

function withoutManager(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutManager)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, child]) => [
    key,
    key === 'labels' ? withoutAllowed(child) : withoutManager(child),
  ])
  return Object.fromEntries(entries)
}

function withoutAllowed(labels: object): object {
  return Object.fromEntries(Object.entries(labels).filter(([key]) => !ALLOWED.has(key)))
}
