import type { Tool } from './tools.ts'

/** A Kubernetes object, as far as a comparison has to know it. */
interface Named {
  readonly kind: string
  readonly metadata: { readonly name: string }
}

/**
 * Objects by kind and name, without the Namespace when the other tool leaves it to the installation, and without what the tools may do in their own way:
 *
 * - labels that name the tool: `app.kubernetes.io/managed-by`, `helm.sh/chart`;
 * - what rolls the pods when their configuration changes: a checksum annotation, or Kustomize's hash in a name, or nothing;
 * - a Secret's values as text or in base64;
 * - the labels of a Namespace and of a claim template, and the kind of the latter, which goes without saying;
 * - the order of variables, volumes and spread constraints, which means nothing here.
 */
export function comparable(
  objects: readonly object[],
  other: Pick<Tool, 'leavesNamespace'> = {},
): Record<string, unknown> {
  const compared = (objects as readonly Named[]).filter(({ kind }) => !(other.leavesNamespace && kind === 'Namespace'))
  const entries = compared.map((object) => {
    const { kind, metadata, ...rest } = withoutOwnWays(object) as Named
    const known: object = kind === 'Namespace' ? { metadata: { name: metadata.name } } : { metadata, ...rest }
    return [`${kind} ${metadata.name}`, kind === 'Secret' ? withData(known) : known] as const
  })
  const names = entries.map(([name]) => name)
  if (new Set(names).size < names.length) throw new Error(`two objects have one name: ${names.sort().join(', ')}`)
  return Object.fromEntries(entries)
}

const ownKeys = ['app.kubernetes.io/managed-by', 'helm.sh/chart', 'checksum/config', 'checksum/secret']
/** Lists whose order means nothing, and the key that tells their items apart. */
const unorderedLists: Readonly<Record<string, string>> = {
  env: 'name',
  volumes: 'name',
  topologySpreadConstraints: 'topologyKey',
}
const hashedName = /^(belajar-(?:config|secret))-[a-z0-9]{10}$/

function withoutOwnWays(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(hashedName, '$1')
  if (Array.isArray(value)) return value.map(withoutOwnWays)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
    .filter(([key]) => !ownKeys.includes(key))
    .map(([key, child]) => [key, alike(key, withoutOwnWays(child))] as const)
    .filter(([key, child]) => key !== 'annotations' || Object.keys(child as object).length > 0)
  return Object.fromEntries(entries)
}

function alike(key: string, value: unknown): unknown {
  if (!Array.isArray(value)) return value
  if (key === 'volumeClaimTemplates') return value.map(({ metadata: { name }, spec }) => ({ name, spec }))
  const by = unorderedLists[key]
  return by === undefined ? value : value.sort((a, b) => (a[by] < b[by] ? -1 : 1))
}

function withData({ stringData, data, ...rest }: { stringData?: object; data?: object }): object {
  const encoded = Object.entries(stringData ?? {}).map(([key, text]) => [key, Buffer.from(text).toString('base64')])
  return { ...rest, data: { ...data, ...Object.fromEntries(encoded) } }
}
