import { describe, expect, it } from 'vitest'
import type { Config } from '../../src/config/types.ts'
import type { KubernetesObject } from '../../src/kubernetes/objects.ts'
import { fixedPartsOf } from '../../src/upgrade/fixed-parts.ts'
import { found, reviewedOf, type Situation, shop } from './situation.ts'

const code = 'immutable-field'

/** What is found when one config follows another. */
function upgrade(before: Config, after: Config, situation: Situation = {}) {
  return found(code, after, { ...situation, previous: fixedPartsOf(objectsOf(before, situation)) })
}

/** What is found when one object follows another. */
function exchange(before: KubernetesObject, after: KubernetesObject) {
  const previous = fixedPartsOf([...objectsOf(shop()), before])
  return found(code, shop(), { objects: [after], previous })[0]
}

const stored = (storage: object) => shop({}, { storage })

describe(code, () => {
  it('finds a claim template of another size, says so, and how one gets there', () => {
    const before = stored({ mode: 'claimTemplates', size: '1Gi' })
    expect(upgrade(before, stored({ mode: 'claimTemplates', size: '2Gi' }))).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'workloads.db.storage',
        message:
          'the StatefulSet shop-db cannot change in a cluster: spec.volumeClaimTemplates[0].spec.resources.requests.storage from 1Gi to 2Gi',
        reason:
          "the API server answers \"updates to statefulset spec for fields other than 'replicas', 'template', ... are forbidden\"",
        remedy:
          'put back what was there; or delete the StatefulSet without its pods, kubectl delete -n default statefulset shop-db --cascade=orphan, and apply again: the new one takes the pods over; claims that are there stay as they are: where their class lets them grow, raise spec.resources.requests.storage of each with kubectl edit pvc, otherwise move the data to a new claim. To go on, or where it was never applied: k8s-kit generate --allow immutable-field',
      },
    ])
  })

  it('finds selectors of another application, all fields of an object at once', () => {
    const before = shop({ name: 'app' }, { name: 'db' })
    const findings = upgrade(before, { ...before, name: 'toko' }).toSorted((a, b) => (a.path < b.path ? -1 : 1))
    expect(findings.map(({ path, message }) => [path, message])).toEqual([
      [
        'workloads.app',
        'the Deployment app cannot change in a cluster: spec.selector.matchLabels["app.kubernetes.io/name"] from shop to toko, spec.selector.matchLabels["app.kubernetes.io/instance"] from shop to toko',
      ],
      [
        'workloads.db',
        'the StatefulSet db cannot change in a cluster: spec.selector.matchLabels["app.kubernetes.io/name"] from shop to toko, spec.selector.matchLabels["app.kubernetes.io/instance"] from shop to toko',
      ],
    ])
    expect(findings[1]?.remedy).toContain(
      'delete the StatefulSet with its pods, kubectl delete -n default statefulset db,',
    )
    expect(findings[0]?.remedy).toContain(
      'delete the Deployment and apply again: kubectl delete -n default deployment app;',
    )
  })

  it.each([
    ['smaller', { mode: 'claim', size: '2Gi' }, { mode: 'claim', size: '1Gi' }, 'from 2Gi to 1Gi'],
    [
      'larger, but on a volume of its own',
      { mode: 'static', size: '1Gi' },
      { mode: 'static', size: '2Gi' },
      'from 1Gi to 2Gi',
    ],
  ])('finds a claim that becomes %s', (_, before, after, change) => {
    const [finding] = upgrade(stored(before), stored(after))
    expect(finding?.message).toBe(
      `the PersistentVolumeClaim shop-db-data cannot change in a cluster: spec.resources.requests.storage ${change}`,
    )
    expect(finding?.remedy).toContain(
      'move the data over, and delete the old one: kubectl delete -n default persistentvolumeclaim shop-db-data',
    )
  })

  it('accepts a claim that grows, an amount in other words, and everything else that may change', () => {
    const before = stored({ mode: 'claim', size: '1Gi' })
    expect(upgrade(before, stored({ mode: 'claim', size: '2Gi' }))).toEqual([])
    expect(upgrade(before, stored({ mode: 'claim', size: '1024Mi' }))).toEqual([])
    expect(upgrade(shop(), shop({ replicas: 3, labels: { team: 'a' }, port: 9090 }, { version: '16' }))).toEqual([])
  })

  it('says nothing where it is not known what was there before, and of what is new', () => {
    expect(found(code, stored({ mode: 'claimTemplates' }), {})).toEqual([])
    expect(found(code, stored({ mode: 'claimTemplates' }), { previous: {} })).toEqual([])
  })

  it('says what was added, and what is gone', () => {
    const before = stored({ mode: 'claim' })
    const after = stored({ mode: 'claim', className: 'fast "one"' })
    expect(upgrade(before, stored({ mode: 'claim', className: 'fast' }))[0]?.message).toMatch(
      /className from nothing to fast$/i,
    )
    expect(upgrade(stored({ mode: 'claim', className: 'fast' }), before)[0]?.message).toMatch(
      /className from fast to nothing$/i,
    )
    expect(() => upgrade(before, after)).toThrow()
  })

  it('never shows the values of a Secret', () => {
    const secret = (value: string): KubernetesObject => ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'key', namespace: 'default' },
      immutable: true,
      stringData: { KEY: value },
    })
    const finding = exchange(secret('old-value'), secret('new-value'))
    expect(finding?.message).toBe('the Secret key cannot change in a cluster: stringData')
    expect(JSON.stringify(finding)).not.toMatch(/old-value|new-value|[0-9a-f]{16}/)
  })

  it.each([
    [
      'Service',
      'v1',
      { spec: { clusterIP: 'None' } },
      { spec: {} },
      'spec.clusterIP from None to nothing',
      'delete the Service and apply again',
    ],
    [
      'Job',
      'batch/v1',
      { spec: { template: { a: 1 } } },
      { spec: { template: { a: 2 } } },
      'spec.template',
      'delete the old one first',
    ],
    [
      'StorageClass',
      'storage.k8s.io/v1',
      { provisioner: 'a' },
      { provisioner: 'b' },
      'provisioner from a to b',
      'give the new StorageClass another name',
    ],
    [
      'RoleBinding',
      'rbac.authorization.k8s.io/v1',
      { roleRef: { name: 'a' } },
      { roleRef: { name: 'b' } },
      'roleRef.name from a to b',
      'delete the RoleBinding and apply again',
    ],
    [
      'PriorityClass',
      'scheduling.k8s.io/v1',
      { value: 1 },
      { value: 2 },
      'value from 1 to 2',
      'give the new PriorityClass another name',
    ],
    [
      'ConfigMap',
      'v1',
      { immutable: true, data: { A: '1' } },
      { immutable: true, data: { A: '2' } },
      'data',
      'give the new ConfigMap another name',
    ],
    [
      'PersistentVolume',
      'v1',
      { spec: { hostPath: { path: '/a b' } } },
      { spec: { hostPath: { path: '/c' } } },
      'spec.hostPath.path from "/a b" to /c',
      'give the new volume another name',
    ],
    [
      'IngressClass',
      'networking.k8s.io/v1',
      { spec: { controller: 'a' } },
      { spec: { controller: 'b' } },
      'spec.controller from a to b',
      'delete the IngressClass and apply again: kubectl delete ingressclass one',
    ],
  ])('has a recipe for a %s', (kind, apiVersion, before, after, change, recipe) => {
    const named = { apiVersion, kind, metadata: { name: 'one' } }
    const finding = exchange({ ...named, ...before } as KubernetesObject, { ...named, ...after } as KubernetesObject)
    expect(finding?.path).toBe(kind === 'PersistentVolume' ? 'PersistentVolume/one' : `${kind}/one`)
    expect(finding?.message).toBe(`the ${kind} one cannot change in a cluster: ${change}`)
    expect(finding?.remedy).toContain(recipe)
  })
})

function objectsOf(config: Config, situation: Situation = {}): readonly KubernetesObject[] {
  return reviewedOf({ ...config, targets: { test: {} } }, 'test', situation).objects
}
