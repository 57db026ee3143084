import { describe, expect, test } from 'vitest'
import {
  builtInPresets,
  environmentUses,
  exampleConfig,
  type KubernetesObject,
  podDns,
  recommendEnvironment,
  recommendWorkload,
  render,
  serviceDns,
} from '../../src/index.ts'

const { manifests } = render(exampleConfig, { formats: [] })

function objectsOf(target: string, kind: string): KubernetesObject[] {
  return (manifests[target] ?? []).filter((object) => object.kind === kind)
}

describe('names in the DNS [000-13]', () => {
  test('are those that the objects of belajar give', () => {
    const [database] = objectsOf('kind', 'StatefulSet') as [KubernetesObject]
    const { serviceName } = database.spec as { serviceName: string }
    const headless = objectsOf('kind', 'Service').find(({ metadata }) => metadata.name === serviceName)
    expect(headless?.spec).toMatchObject({ clusterIP: 'None' })
    const { name, namespace = '' } = database.metadata
    const place = { service: serviceName, namespace }
    expect(podDns({ statefulSet: name, ...place })).toBe('db-belajar-0.db-belajar-headless.default.svc.cluster.local')
    expect(podDns({ statefulSet: name, ordinal: 1, ...place })).toBe(
      'db-belajar-1.db-belajar-headless.default.svc.cluster.local',
    )
    const regular = objectsOf('kind', 'Service').find(({ metadata }) => metadata.name === 'db-belajar')
    expect(serviceDns({ service: regular?.metadata.name ?? '' })).toBe('db-belajar.default.svc.cluster.local')
  })

  test('know the namespace of a target, and another domain of the cluster', () => {
    const [service] = objectsOf('production', 'Service')
    const { name = '', namespace = '' } = service?.metadata ?? {}
    expect(serviceDns({ service: name, namespace, clusterDomain: 'kopi.internal' })).toBe(
      `${name}.belajar.svc.kopi.internal`,
    )
    expect(podDns({ statefulSet: 'db', service: 'peers', clusterDomain: 'kopi.internal' })).toBe(
      'db-0.peers.default.svc.kopi.internal',
    )
  })
})

describe('Deployment or StatefulSet [000-22]', () => {
  const booleans = [false, true]
  const needs = booleans.flatMap((stateful) =>
    booleans.flatMap((identity) => booleans.map((storagePerPod) => ({ stateful, identity, storagePerPod }))),
  )

  test.each(needs)('%j', (asked) => {
    const { kind, reasons } = recommendWorkload(asked)
    const count = Object.values(asked).filter(Boolean).length
    expect(kind).toBe(count > 0 ? 'StatefulSet' : 'Deployment')
    expect(reasons).toHaveLength(Math.max(1, count))
    expect(new Set(reasons).size).toBe(reasons.length)
  })

  test('what is not said is not needed', () => {
    expect(recommendWorkload({}).kind).toBe('Deployment')
  })
})

describe('which environment for which use [000-38]', () => {
  test.each([
    ['solo', [['port-forward', 'port-forward']]],
    [
      'team',
      [
        ['docker-desktop', 'LoadBalancer'],
        ['minikube', 'NodePort'],
        ['k3s', 'LoadBalancer'],
      ],
    ],
    ['production-like', [['k3s', 'ingress']]],
    ['ci', [['kind', 'NodePort']]],
  ] as const)('%s', (use, expected) => {
    const choices = recommendEnvironment(use)
    expect(choices.map(({ environment, exposure }) => [environment, exposure])).toEqual(expected)
    for (const { reason } of choices) expect(reason).toMatchObject({ en: expect.any(String), id: expect.any(String) })
  })

  test('each is a preset that knows this way in', () => {
    for (const { environment, exposure } of environmentUses().flatMap(recommendEnvironment)) {
      const ways = builtInPresets[environment]?.access?.map(({ when }) => when)
      expect(ways).toContain(exposure === 'port-forward' ? 'always' : exposure)
    }
  })
})
