import { describe, expect, test } from 'vitest'
import { on, podOf, said } from '../workloads/support.ts'

const web = { kind: 'web', image: 'shop/app:1.0.0' }

describe('containers beside that of a workload', () => {
  test('001-16 a sidecar is an init container that always restarts, and all of them share a folder', async () => {
    const { object } = await said({
      app: {
        ...web,
        volumes: { reports: { scratch: { size: '1Gi' }, mountPath: '/reports' } },
        containers: {
          reporter: { image: 'shop/reporter:1.0.0', args: ['--watch', '/reports'] },
          prepare: { image: 'shop/tools:1.0.0', role: 'init', command: ['sh', '-c', 'date > /reports/start'] },
          proxy: { image: 'shop/proxy:1.0.0', role: 'container', ports: { proxy: { port: 9000 } } },
        },
      },
    })
    const { initContainers, containers, volumes } = podOf(object('Deployment', 'shop-app'))
    expect(initContainers).toMatchObject([
      { name: 'reporter', restartPolicy: 'Always', args: ['--watch', '/reports'] },
      { name: 'prepare', command: ['sh', '-c', 'date > /reports/start'] },
    ])
    expect(initContainers[1]).not.toHaveProperty('restartPolicy')
    expect(containers).toMatchObject([{ name: 'app' }, { name: 'proxy', ports: [{ containerPort: 9000 }] }])
    expect(volumes).toContainEqual({ name: 'reports', emptyDir: { sizeLimit: '1Gi' } })
    for (const { volumeMounts } of [...initContainers, ...containers]) {
      expect(volumeMounts).toContainEqual({ name: 'reports', mountPath: '/reports' })
    }
  })

  test('001-30 001-35 is hardened as its own is, and has requests and limits by preset', async () => {
    const containers = { reporter: { image: 'shop/reporter:1.0.0' } }
    const { object } = await said({ app: { ...web, containers } }, {}, on(['k3s', 'production']))
    const pod = podOf(object('Deployment', 'shop-app'))
    expect(pod.initContainers[0].securityContext).toEqual(pod.containers[0].securityContext)
    expect(pod.initContainers[0]).toMatchObject({
      imagePullPolicy: 'Always',
      resources: {
        requests: { cpu: expect.any(String), memory: expect.any(String) },
        limits: { memory: expect.any(String) },
      },
    })
  })

  test('its image is a value of its own', async () => {
    const containers = { reporter: { image: 'shop/reporter:1.0.0' } }
    const later = on([], { workloads: { app: { containers: { reporter: { image: { tag: '2.0.0' } } } } } })
    const { object } = await said({ app: { ...web, containers } }, {}, later)
    expect(podOf(object('Deployment', 'shop-app')).initContainers[0].image).toBe('shop/reporter:2.0.0')
  })

  test('no container at all is no mistake, whatever the tier says of containers', async () => {
    const { object } = await said({ app: { ...web, containers: {} } }, {}, on(['k3s', 'production']))
    expect(podOf(object('Deployment', 'shop-app')).containers).toHaveLength(1)
  })
})
