import { describe, expect, test } from 'vitest'
import { on, podOf, said } from '../workloads/support.ts'

const web = { kind: 'web', image: 'shop/app:1.0.0' }

describe('how many pods there are', () => {
  test('001-02 001-17 as many as the config says, replaced without one less', async () => {
    const { object } = await said({ app: { ...web, replicas: 3 } })
    expect(object('Deployment', 'shop-app').spec).toMatchObject({
      replicas: 3,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    })
  })

  test('001-31 as many as the load asks for, and then nothing is said of replicas', async () => {
    const autoscaling = { enabled: true, minReplicas: 2, maxReplicas: 6, targetCPU: 70 }
    const { object } = await said({ app: { ...web, replicas: 3, autoscaling } })
    expect(object('HorizontalPodAutoscaler', 'shop-app')).toMatchObject({
      apiVersion: 'autoscaling/v2',
      spec: {
        minReplicas: 2,
        maxReplicas: 6,
        metrics: [{ resource: { target: { type: 'Utilization', averageUtilization: 70 } } }],
      },
    })
    expect(object('Deployment', 'shop-app').spec).not.toHaveProperty('replicas')
  })

  test('001-17 a drain takes one at a time, and is not stopped by pods that are not well', async () => {
    const disruptionBudget = { enabled: true }
    const worker = { kind: 'worker', image: 'shop/worker:1.0.0', disruptionBudget }
    const { object } = await said({ app: { ...web, disruptionBudget }, work: worker })
    for (const name of ['shop-app', 'shop-work']) {
      expect(object('PodDisruptionBudget', name).spec).toMatchObject({
        maxUnavailable: 1,
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
        selector: object('Deployment', name).spec.selector,
      })
    }
  })

  test('001-35 a size is what the tier says; what the config says of it wins', async () => {
    const app = { ...web, size: 'large', resources: { requests: { cpu: '750m' } } }
    const resourcesOn = async (presets: string[]) => {
      const { object } = await said({ app }, {}, on(presets))
      return podOf(object('Deployment', 'shop-app')).containers[0].resources
    }
    const [none, production] = [await resourcesOn([]), await resourcesOn(['k3s', 'production'])]
    expect(none).toMatchObject({ requests: { cpu: '750m', memory: '256Mi' }, limits: { memory: '1Gi' } })
    expect(production.requests).toMatchObject({ cpu: '750m', memory: '2Gi' })
  })
})
