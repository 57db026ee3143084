import { describe, expect, test } from 'vitest'
import { on, podOf, said } from './support.ts'

const worker = { kind: 'worker', image: 'shop/worker:1.0.0' }

describe('a worker', () => {
  test('001-06 is a Deployment without a Service and without a port', async () => {
    const { object, names } = await said({ work: { ...worker, command: ['node', 'worker.js'], args: ['--fast'] } })
    expect(names('Deployment')).toEqual(['shop-work'])
    expect(names('Service')).toEqual([])
    const [container] = podOf(object('Deployment', 'shop-work')).containers
    expect(container).toMatchObject({
      name: 'worker',
      image: 'shop/worker:1.0.0',
      command: ['node', 'worker.js'],
      args: ['--fast'],
    })
    expect(container).not.toHaveProperty('ports')
    expect(container).not.toHaveProperty('livenessProbe')
  })

  test('001-06 001-34 is asked by a command, at its start and from then on', async () => {
    const { object } = await said({ work: { ...worker, health: { command: ['node', 'health.js'] } } })
    const [container] = podOf(object('Deployment', 'shop-work')).containers
    const exec = { command: ['node', 'health.js'] }
    expect(container).toMatchObject({
      startupProbe: { exec, periodSeconds: 5, failureThreshold: 30 },
      livenessProbe: { exec, periodSeconds: 20, failureThreshold: 3 },
    })
    expect(container).not.toHaveProperty('readinessProbe')
  })

  test('001-06 has a minute to finish what it has begun', async () => {
    const { object } = await said({ work: worker })
    expect(podOf(object('Deployment', 'shop-work')).terminationGracePeriodSeconds).toBe(60)
  })

  test('001-06 scales by CPU, and then says nothing of replicas', async () => {
    const fixed = await said({ work: { ...worker, replicas: 2 } })
    expect(fixed.object('Deployment', 'shop-work').spec.replicas).toBe(2)
    expect(fixed.names('HorizontalPodAutoscaler')).toEqual([])
    const scaled = await said({ work: worker }, {}, on([], { workloads: { work: { autoscaling: { enabled: true } } } }))
    expect(scaled.object('Deployment', 'shop-work').spec).not.toHaveProperty('replicas')
    expect(scaled.object('HorizontalPodAutoscaler', 'shop-work').spec.scaleTargetRef).toEqual({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      name: 'shop-work',
    })
  })
})
