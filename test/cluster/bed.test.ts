import { expect, test } from 'vitest'
import { apply, kubectl, request } from './cluster.ts'

const metadata = { name: 'probe', namespace: 'default' }
const labels = { app: 'probe' }
const rooted = { containers: [{ name: 'probe', image: 'probe', securityContext: { runAsUser: 0 } }] }

test('an unknown field is refused', async () => {
  const { status, body } = await apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata, dat: {} })
  expect({ status, message: body.message }).toEqual({ status: 500, message: expect.stringContaining('.dat') })
})

test('a pod that is not restricted is refused, and a workload with such pods brings a warning', async () => {
  const pod = await request('POST', '/api/v1/namespaces/default/pods', { metadata, spec: rooted })
  expect(pod).toMatchObject({ status: 403, body: { message: expect.stringContaining('violates PodSecurity') } })
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: rooted } },
  }
  const { status, warnings } = await apply(deployment)
  await kubectl(['delete', 'deployment', 'probe', '-n', 'default'])
  expect({ status, warnings }).toEqual({
    status: 201,
    warnings: [expect.stringContaining('would violate PodSecurity')],
  })
})

test('kinds of other projects are known, and judged', async () => {
  const httpRoute = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata, spec: { rules: 'none' } }
  const { status, body } = await apply(httpRoute)
  expect({ status, message: body.message }).toEqual({ status: 500, message: expect.stringContaining('.spec.rules') })
})
