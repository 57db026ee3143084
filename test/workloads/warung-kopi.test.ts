import { describe, expect, test } from 'vitest'
import { type Config, drawTopology, type KubernetesObject, render, topologyOf } from '../../src/index.ts'
import { everywhere, type ThreeOutputs, threeOutputs } from '../outputs/three-outputs.ts'
import { examples } from '../support/examples.ts'

const config = examples.find(({ name }) => name === 'warung-kopi')?.config as Config
const outputs = new Map<string, Promise<ThreeOutputs>>()

/** What all outputs say of one object of a target. */
async function said(target: string, kind: string, name: string): Promise<(KubernetesObject | undefined)[]> {
  const known = outputs.get(target) ?? threeOutputs(config, target)
  outputs.set(target, known)
  return everywhere(await known, kind, name)
}

async function expectSaid(target: string, kind: string, name: string, expected: object): Promise<void> {
  const objects = await said(target, kind, name)
  expect(objects).toHaveLength(3)
  for (const object of objects) expect(object).toMatchObject(expected)
}

const port = (name: string, number: number) => [{ name, port: number, targetPort: name }]

describe('Warung Kopi, in all three outputs', () => {
  test('001-02 the frontend: three pods, and a Service on port 80', async () => {
    await expectSaid('k3s', 'Deployment', 'frontend', { spec: { replicas: 3 } })
    await expectSaid('k3s', 'Service', 'frontend', { spec: { ports: port('http', 80) } })
  })

  test('001-03 the backend: two pods, and a Service on the port that it listens on', async () => {
    await expectSaid('k3s', 'Deployment', 'backend', { spec: { replicas: 2 } })
    await expectSaid('k3s', 'Service', 'backend', { spec: { type: 'ClusterIP', ports: port('http', 3000) } })
  })

  test('001-04 001-18 the database: a StatefulSet with a headless Service and a claim for its pod', async () => {
    const name = 'warung-kopi-database'
    await expectSaid('production', 'StatefulSet', name, {
      spec: {
        serviceName: `${name}-headless`,
        podManagementPolicy: 'OrderedReady',
        volumeClaimTemplates: [{ spec: { accessModes: ['ReadWriteOnce'] } }],
      },
    })
    await expectSaid('production', 'Service', `${name}-headless`, { spec: { clusterIP: 'None' } })
  })

  test('001-08 a namespace for each environment, which enforces Pod Security, pinned to a version', async () => {
    const { manifests } = render(config, { formats: [] })
    const restricted = {
      'pod-security.kubernetes.io/enforce': 'restricted',
      'pod-security.kubernetes.io/enforce-version': 'v1.36',
    }
    for (const [target, name] of [
      ['production', 'warung-kopi'],
      ['staging', 'warung-kopi-staging'],
    ] as const) {
      const namespace = manifests[target]?.find(({ kind, metadata }) => kind === 'Namespace' && metadata.name === name)
      expect(namespace).toMatchObject({ metadata: { labels: restricted } })
      expect(manifests[target]?.filter(({ metadata }) => metadata.namespace === 'default')).toEqual([])
    }
  })

  test('001-13 on a laptop the volume of the database is static, and only its claim gets it', async () => {
    const name = 'warung-kopi-database-data'
    for (const target of ['kind', 'k3s']) {
      await expectSaid(target, 'PersistentVolume', name, {
        spec: { storageClassName: 'manual', hostPath: { type: 'DirectoryOrCreate' } },
      })
      await expectSaid(target, 'PersistentVolumeClaim', name, {
        spec: { volumeName: name, storageClassName: 'manual' },
      })
    }
  })

  test('001-17 what keeps nothing is a Deployment that rolls, with a budget for drains in production', async () => {
    for (const name of ['frontend', 'backend', 'warung-kopi-worker']) {
      await expectSaid('production', 'Deployment', name, { spec: { strategy: { type: 'RollingUpdate' } } })
      await expectSaid('production', 'PodDisruptionBudget', name, { spec: { maxUnavailable: 1 } })
    }
  })

  test('001-23 on kind the frontend is reached by a node port', async () => {
    await expectSaid('kind', 'Service', 'frontend', { spec: { type: 'NodePort', ports: [{ nodePort: 30001 }] } })
  })

  test('001-24 without a route, k3s gives it a load balancer', async () => {
    const workloads = { frontend: { service: { type: 'LoadBalancer' }, route: { kind: 'none' } } } as const
    const outputs = await threeOutputs(
      { ...config, targets: { lb: { presets: ['k3s'], overrides: { workloads } } } },
      'lb',
    )
    for (const service of everywhere(outputs, 'Service', 'frontend')) {
      expect(service).toMatchObject({ spec: { type: 'LoadBalancer' } })
    }
  })

  test('001-27 every workload has an account of its own, without a token but for who asks for one', async () => {
    const { manifests } = render(config, { formats: [] })
    const pods = (manifests.production ?? []).flatMap(({ kind, spec, metadata }) => {
      const { template, jobTemplate } = (spec ?? {}) as {
        template?: Template
        jobTemplate?: { spec: { template: Template } }
      }
      const pod = (jobTemplate?.spec.template ?? template)?.spec
      return pod && kind !== 'NetworkPolicy' ? [[metadata.labels?.['app.kubernetes.io/component'], pod] as const] : []
    })
    expect(pods).toHaveLength(Object.keys(config.workloads).length)
    expect(new Set(pods.map(([, { serviceAccountName }]) => serviceAccountName)).size).toBe(pods.length)
    for (const [component, { automountServiceAccountToken }] of pods) {
      expect(automountServiceAccountToken).toBe(component === 'worker')
    }
  })

  test('001-29 the worker may read one ConfigMap, and nothing else', async () => {
    const name = 'warung-kopi-worker'
    await expectSaid('production', 'Role', name, {
      rules: [
        { apiGroups: [''], resources: ['configmaps'], resourceNames: ['warung-kopi-shop'], verbs: ['get', 'watch'] },
      ],
    })
    await expectSaid('production', 'RoleBinding', name, {
      roleRef: { kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace: 'warung-kopi' }],
    })
  })

  test('001-31 in production the frontend scales, and its Deployment says nothing of replicas', async () => {
    await expectSaid('production', 'HorizontalPodAutoscaler', 'frontend', {
      apiVersion: 'autoscaling/v2',
      spec: { minReplicas: 3, maxReplicas: 6 },
    })
    for (const deployment of await said('production', 'Deployment', 'frontend')) {
      expect(deployment?.spec).not.toHaveProperty('replicas')
    }
  })

  test('001-32 in production pods keep apart: over nodes and zones', async () => {
    await expectSaid('production', 'Deployment', 'frontend', {
      spec: {
        template: {
          spec: {
            affinity: { podAntiAffinity: expect.anything() },
            topologySpreadConstraints: [
              { topologyKey: 'kubernetes.io/hostname' },
              { topologyKey: 'topology.kubernetes.io/zone' },
            ],
          },
        },
      },
    })
  })
})

interface Template {
  readonly spec: { readonly serviceAccountName: string; readonly automountServiceAccountToken: boolean }
}

test('001-07 the drawing shows the way from the user to the data, and every part', () => {
  const { config: checked, manifests } = render(config, { formats: [] })
  const topology = topologyOf({ config: checked, objects: manifests.production ?? [] })
  const drawing = drawTopology(topology, { format: 'mermaid', locale: 'en', name: 'warung-kopi' })
  expect(drawing).toMatch(/^flowchart/)
  const parts = ['frontend', 'backend', 'database', 'cache', 'worker', 'migration', 'backup', 'metrics']
  for (const part of parts) expect(drawing).toContain(part)
})
