import { describe, expect, it } from 'vitest'
import type { KubernetesObject } from '../../src/kubernetes/objects.ts'
import { found, shop } from './situation.ts'

const code = 'stateful-set-service'

const set: KubernetesObject = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'queue' },
  spec: { serviceName: 'queue-headless', template: { metadata: { labels: { app: 'queue' } } } },
}
const service = (
  spec: { clusterIP: string; selector: { app: string } },
  name = 'queue-headless',
): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec,
})
const headless = { clusterIP: 'None', selector: { app: 'queue' } }

describe(code, () => {
  it('000-08 finds that a StatefulSet names a Service that is not there', () => {
    expect(found(code, shop(), { objects: [set] })).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'StatefulSet/queue',
        message: 'the StatefulSet queue names the Service queue-headless, which does not exist',
        reason: 'its pods would have no name of their own, such as queue-0, to be found by',
        remedy: 'name in serviceName a Service with clusterIP: None that selects the labels of the pods',
      },
    ])
  })

  it.each([
    [
      { ...headless, clusterIP: '10.0.0.1' },
      'the StatefulSet queue names the Service queue-headless, which is not headless',
    ],
    [
      { ...headless, selector: { app: 'kue' } },
      'the StatefulSet queue names the Service queue-headless, whose selector does not match its pods',
    ],
  ])('000-08 finds that the Service does not fit: %j', (spec, message) => {
    expect(found(code, shop(), { objects: [set, service(spec)] })).toMatchObject([{ message }])
  })

  it('000-08 accepts a headless Service of the pods, such as the one of a database', () => {
    expect(found(code, shop(), { objects: [set, service(headless)] })).toEqual([])
  })
})
