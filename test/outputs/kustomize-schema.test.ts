import { expect, test } from 'vitest'
import { applyPatch } from '../../src/diff/apply.ts'
import type { PlainMap } from '../../src/diff/plain.ts'
import { kinds, type MergeShape } from '../../src/kubernetes/kinds.ts'
import type { KubernetesObject } from '../../src/kubernetes/objects.ts'
import { type Plain, writeYamlDocuments } from '../../src/yaml/write.ts'
import { kustomizeBuild, parseManifests, temporaryFolder } from '../tools/run.ts'

const every = kinds.map((facts) => {
  const version = facts.schemaVersions[0] ?? 'v1'
  return { ...facts, apiVersion: facts.group ? `${facts.group}/${version}` : version }
})

test('the kinds that namespace: leaves alone are those that are cluster-wide and in the schema', async () => {
  const objects = every.map(({ apiVersion, kind }) => ({ apiVersion, kind, metadata: { name: 'x' } }))
  const built = await build({ 'all.yaml': writeYamlDocuments(objects) }, 'namespace: moved\nresources: [all.yaml]\n')
  const alone = built
    .filter(({ kind, metadata }) => kind !== 'Namespace' && !metadata.namespace)
    .map(({ kind }) => kind)
  const expected = every.filter(({ scope, schemaVersions }) => scope === 'cluster' && schemaVersions.length > 0)
  expect(alone.sort()).toEqual(
    expected
      .map(({ kind }) => kind)
      .filter((kind) => kind !== 'Namespace')
      .sort(),
  )
})

/** The lists that are replaced as a whole, of those that we emit. */
const wholeLists: readonly (readonly [kind: string, path: string])[] = [
  ...['args', 'command', 'envFrom'].map((key) => ['Deployment', `spec.template.spec.containers[].${key}`] as const),
  ['Deployment', 'spec.template.spec.tolerations'],
  ['Deployment', 'spec.template.spec.volumes[].projected.sources'],
  ['Deployment', 'spec.template.spec.volumes[].configMap.items'],
  ['Deployment', 'spec.template.spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution'],
  ['StatefulSet', 'spec.volumeClaimTemplates'],
  ['ServiceAccount', 'imagePullSecrets'],
  ['Service', 'spec.externalIPs'],
  ['Ingress', 'spec.rules'],
  ['Ingress', 'spec.tls'],
  ['NetworkPolicy', 'spec.ingress'],
  ['NetworkPolicy', 'spec.egress'],
  ['NetworkPolicy', 'spec.policyTypes'],
  ['HorizontalPodAutoscaler', 'spec.metrics'],
  ['Role', 'rules'],
  ['RoleBinding', 'subjects'],
  ['PersistentVolume', 'spec.accessModes'],
  ['PersistentVolumeClaim', 'spec.accessModes'],
  ['PersistentVolume', 'spec.mountOptions'],
  ['StorageClass', 'mountOptions'],
  ['LimitRange', 'spec.limits'],
  ['ResourceQuota', 'spec.scopes'],
  ['HTTPRoute', 'spec.rules'],
  ['HTTPRoute', 'spec.parentRefs'],
  ['ExternalSecret', 'spec.data'],
]

test('the lists are merged as the table says', async () => {
  const merged = every.flatMap(({ kind, shape, schemaVersions }) => {
    return schemaVersions.length > 0 ? listsOf(shape, '').map((list) => ({ kind, ...list })) : []
  })
  const whole = wholeLists.map(([kind, path]) => ({ kind, path, keys: ['name'] }))
  const cases = [...merged, ...whole].map(({ kind, path, keys }, index) => {
    const apiVersion =
      path === 'spec.metrics' ? 'autoscaling/v2' : every.find((facts) => facts.kind === kind)?.apiVersion
    const objectWith = (...items: number[]) => {
      const { metadata, ...rest } = at(
        path,
        items.map((item) => itemOf(keys, item)),
      )
      return {
        apiVersion,
        kind,
        metadata: { name: `x${index}`, ...(metadata as PlainMap) },
        ...rest,
      } as KubernetesObject
    }
    return { kind, path, base: objectWith(1, 2), patch: objectWith(3, 2) }
  })
  const files = {
    'all.yaml': writeYamlDocuments(cases.map(({ base }) => base)),
    'patches.yaml': writeYamlDocuments(cases.map(({ patch }) => patch)),
  }
  const built = await build(files, 'resources: [all.yaml]\npatches:\n- path: patches.yaml\n')
  for (const { kind, path, base, patch } of cases) {
    const expected = applyPatch(base, { form: 'strategic-merge', document: patch })
    expect(
      built.find(({ metadata }) => metadata.name === base.metadata.name),
      `${kind} ${path}`,
    ).toEqual(expected)
  }
})

/** The lists below a shape: `spec.template.spec.containers[].env`. */
function listsOf(shape: MergeShape | undefined, path: string): { path: string; keys: readonly string[] }[] {
  const own = shape?.keys?.length ? [{ path, keys: shape.keys }] : []
  const below = Object.entries(shape?.fields ?? {}).flatMap(([field, child]) => {
    return listsOf(child, `${path}${shape?.keys ? '[]' : ''}${path && '.'}${field}`)
  })
  return [...own, ...below]
}

function itemOf(keys: readonly string[], item: number): PlainMap {
  return Object.fromEntries(keys.map((key) => [key, /port$/i.test(key) ? item : `${key}-${item}`]))
}

/** An object with a value at a path; the lists on the way have one item. */
function at(path: string, value: Plain): PlainMap {
  const [field = '', ...rest] = path.split('.')
  const child = rest.length > 0 ? at(rest.join('.'), value) : value
  return field.endsWith('[]') ? { [field.slice(0, -2)]: [{ name: 'x', ...(child as PlainMap) }] } : { [field]: child }
}

async function build(files: Record<string, string>, fields: string): Promise<KubernetesObject[]> {
  const head = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n'
  const result = await kustomizeBuild(await temporaryFolder({ ...files, 'kustomization.yaml': head + fields }))
  expect(result).toMatchObject({ code: 0, stderr: '' })
  return parseManifests(result.stdout) as KubernetesObject[]
}
