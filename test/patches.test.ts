import { describe, expect, test } from 'vitest'
import type { Config, Overrides } from '../src/index.ts'
import { on, podOf, said } from './workloads/support.ts'

const web = { kind: 'web', image: 'shop/app:1.0.0' }

describe('patches', () => {
  test('merge lists of named items item by item, and other lists as a whole', async () => {
    const deployment = await patched('Deployment', 'shop-app', {
      spec: {
        template: {
          spec: {
            containers: [
              {
                name: 'app',
                lifecycle: { preStop: { sleep: { seconds: 9 } } },
                ports: [{ name: 'http', containerPort: 8080, hostIP: '::1' }],
              },
            ],
            hostAliases: [{ ip: '10.0.0.1', hostnames: ['old'] }],
          },
        },
      },
    })
    const pod = podOf(deployment)
    expect(pod.containers).toHaveLength(1)
    expect(pod.containers[0]).toMatchObject({
      image: 'shop/app:1.0.0',
      lifecycle: { preStop: { sleep: { seconds: 9 } } },
      ports: [{ name: 'http', containerPort: 8080, hostIP: '::1' }],
    })
    expect(pod.hostAliases).toEqual([{ ip: '10.0.0.1', hostnames: ['old'] }])
  })

  test.each([true, false])('say the same whether a part stands under its condition or not: %s', async (nodes) => {
    const constraint = { topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' }
    const merge = {
      spec: {
        template: {
          spec: { topologySpreadConstraints: [{ ...constraint, maxSkew: 2 }], affinity: { podAffinity: {} } },
        },
      },
    }
    const deployment = await patched('Deployment', 'shop-app', merge, { workloads: { app: { spread: { nodes } } } })
    const { topologySpreadConstraints, affinity } = podOf(deployment)
    expect(topologySpreadConstraints).toMatchObject([{ ...constraint, maxSkew: 2 }])
    expect('labelSelector' in topologySpreadConstraints[0]).toBe(nodes)
    expect(affinity.podAffinity).toEqual({})
    expect('podAntiAffinity' in affinity).toBe(nodes)
  })

  test('a variable or an annotation of the values wins over one of a patch', async () => {
    const merge = {
      spec: {
        template: {
          metadata: { annotations: { team: 'patch', other: 'patch' } },
          spec: {
            containers: [
              {
                name: 'app',
                env: [
                  { name: 'A', value: 'patch' },
                  { name: 'B', value: 'patch' },
                ],
              },
            ],
          },
        },
      },
    }
    const values = { workloads: { app: { env: { A: 'value' }, podAnnotations: { team: 'value' } } } }
    const deployment = await patched('Deployment', 'shop-app', merge, values)
    expect(deployment.spec.template.metadata.annotations).toEqual({ team: 'value', other: 'patch' })
    expect(podOf(deployment).containers[0].env).toEqual(
      expect.arrayContaining([
        { name: 'A', value: 'value' },
        { name: 'B', value: 'patch' },
      ]),
    )
    expect(podOf(deployment).containers[0].env).toHaveLength(2)
  })

  test('ports of a Service are told apart by name where their number is a value', async () => {
    const merge = {
      spec: {
        ports: [
          { name: 'http', port: 8080, appProtocol: 'http' },
          { name: 'more', port: 81 },
        ],
      },
    }
    const service = await patched('Service', 'shop-app', merge)
    expect(service.spec.ports).toEqual([
      { name: 'http', port: 8080, targetPort: 'http', appProtocol: 'http' },
      { name: 'more', port: 81 },
    ])
  })

  test('an object that does not stand is not made by a patch', async () => {
    const merge = { spec: { tls: [{ secretName: 'x' }] } }
    expect(await patched('Ingress', 'shop-app-ingress', merge)).toBeNull()
    const shown = await patched('Ingress', 'shop-app-ingress', merge, {
      workloads: { app: { route: { kind: 'ingress' } } },
    })
    expect(shown.spec.tls).toEqual([{ secretName: 'x' }])
  })

  test('one that matches nothing is refused, with the near one', async () => {
    await expect(patched('Deployment', 'shop-ap', { spec: { replicas: 1 } })).rejects.toThrow(
      `patches.p: there is no object Deployment shop-ap to patch [config-unknown-reference]
  expected: Deployment shop-app
  did you mean: Deployment shop-app?`,
    )
  })

  test('one beside a namespace of a workload and a Job finds both', async () => {
    const ownNamespace = { podSecurity: 'baseline', reason: 'It is.' }
    const metrics = { kind: 'daemon', image: 'shop/metrics:1.0.0', ownNamespace }
    const migration = { kind: 'job', image: 'shop/app:1.0.0' }
    const patches = {
      place: { kind: 'Namespace', name: 'team-metrics', merge: { metadata: { labels: { team: 'a' } } } },
      run: { kind: 'Job', name: 'shop-migration', merge: { spec: { parallelism: 2 } } },
    }
    const { object, names } = await said({ metrics, migration }, { patches, namespace: 'team' })
    expect(object('Namespace', 'team-metrics').metadata.labels).toMatchObject({
      team: 'a',
      'pod-security.kubernetes.io/enforce': 'baseline',
    })
    expect(object('Job', names('Job')[0] as string).spec.parallelism).toBe(2)
  })
})

async function patched(kind: string, name: string, merge: object, overrides: Overrides = {}) {
  const patches = { p: { kind, name, merge } } as unknown as Config['patches']
  const { object } = await said({ app: web }, { patches } as Partial<Config>, on([], overrides))
  return object(kind, name)
}
