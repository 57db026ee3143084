import { describe, expect, test } from 'vitest'
import { on, podOf, said } from './support.ts'

const agent = {
  kind: 'daemon',
  image: 'prom/node-exporter:v1.9.1',
  args: ['--path.rootfs=/host'],
  ports: { metrics: { port: 9100 } },
  health: { port: 'metrics', path: '/' },
  volumes: { host: { hostPath: '/', mountPath: '/host' } },
  ownNamespace: { podSecurity: 'privileged', reason: 'It reads the figures of the node.' },
}

describe('a daemon', () => {
  test('001-19 is a DaemonSet, of which one pod is replaced at a time', async () => {
    const { object, names } = await said({ metrics: agent })
    const set = object('DaemonSet', 'shop-metrics')
    expect(set.spec.updateStrategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } })
    expect(set.spec).not.toHaveProperty('replicas')
    expect(names('Service')).toEqual([])
    expect(podOf(set).containers[0]).toMatchObject({
      name: 'daemon',
      ports: [{ name: 'metrics', containerPort: 9100 }],
      livenessProbe: { httpGet: { path: '/', port: 'metrics' } },
    })
  })

  test('001-19 runs on tainted nodes too, unless it is told otherwise', async () => {
    const everywhere = await said({ metrics: agent })
    expect(podOf(everywhere.object('DaemonSet', 'shop-metrics')).tolerations).toEqual([{ operator: 'Exists' }])
    const few = await said({ metrics: agent }, {}, on([], { workloads: { metrics: { everyNode: false } } }))
    expect(podOf(few.object('DaemonSet', 'shop-metrics'))).not.toHaveProperty('tolerations')
  })

  test('001-19 reads a folder of the node, and writes to none', async () => {
    const { object } = await said({ metrics: agent })
    const pod = podOf(object('DaemonSet', 'shop-metrics'))
    expect(pod.volumes).toContainEqual({ name: 'host', hostPath: { path: '/', type: 'Directory' } })
    expect(pod.containers[0].volumeMounts).toContainEqual({ name: 'host', mountPath: '/host', readOnly: true })
  })

  test('001-19 lives in a namespace of its own, which says why', async () => {
    const { object, outputs } = await said({ metrics: agent }, { namespace: 'shop' })
    expect(object('Namespace', 'shop-metrics').metadata).toMatchObject({
      labels: { 'pod-security.kubernetes.io/enforce': 'privileged' },
      annotations: { 'k8s-kit/reason': 'It reads the figures of the node.' },
    })
    for (const objects of Object.values(outputs)) {
      const own = objects.filter(({ metadata }: { metadata: { name: string } }) => metadata.name === 'shop-metrics')
      const places = own.map(({ metadata }: { metadata: { namespace?: string } }) => metadata.namespace)
      expect(new Set(places)).toEqual(new Set([undefined, 'shop-metrics']))
    }
  })
})
