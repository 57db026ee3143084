import { describe, expect, test } from 'vitest'
import { everywhere } from '../outputs/three-outputs.ts'
import { on, said } from '../workloads/support.ts'

const web = { kind: 'web', image: 'shop/app:1.0.0' }

describe('the namespace', () => {
  test('001-08 enforces a level of Pod Security, pinned to the version of the cluster', async () => {
    const { outputs } = await said({ app: web }, { namespace: 'team', kubernetesVersion: '1.35' })
    // A chart cannot make the namespace that it is installed into: its notes say how.
    const [plain, helm, kustomize] = everywhere(outputs, 'Namespace', 'team')
    expect(helm).toBeUndefined()
    expect(kustomize).toEqual(plain)
    const labels = (level: string) =>
      Object.fromEntries(
        ['enforce', 'audit', 'warn'].flatMap((mode) => [
          [`pod-security.kubernetes.io/${mode}`, level],
          [`pod-security.kubernetes.io/${mode}-version`, 'v1.35'],
        ]),
      )
    expect(plain?.metadata.labels).toMatchObject(labels('restricted'))
    const loose = await said({ app: web }, { namespace: 'team', kubernetesVersion: '1.35', podSecurity: 'baseline' })
    expect(everywhere(loose.outputs, 'Namespace', 'team')[0]?.metadata.labels).toMatchObject(labels('baseline'))
  })

  test('001-09 has a quota where the values say so, of what they say', async () => {
    const quota = { enabled: true, pods: 20, requests: { cpu: '4', memory: '8Gi' }, storage: '50Gi' }
    const { object } = await said({ app: web }, {}, on([], { quota }))
    expect(object('ResourceQuota', 'shop-quota').spec).toEqual({
      hard: { pods: '20', 'requests.cpu': '4', 'requests.memory': '8Gi', 'requests.storage': '50Gi' },
    })
    const none = await said({ app: web }, { quota })
    expect(none.names('ResourceQuota')).toEqual(['shop-quota'])
    expect((await said({ app: web })).names('ResourceQuota')).toEqual([])
  })

  test('001-10 001-35 has limits of containers, and what one gets that says nothing', async () => {
    const limitRange = { enabled: true, max: { memory: '4Gi' } }
    const { object } = await said({ app: web }, { limitRange })
    expect(object('LimitRange', 'shop-limits').spec.limits).toMatchObject([
      {
        type: 'Container',
        default: { memory: '256Mi' },
        defaultRequest: { cpu: '50m', memory: '128Mi' },
        max: { memory: '4Gi' },
      },
    ])
  })

  test('and one of a workload are pinned to the same version where the config says none', async () => {
    const ownNamespace = { podSecurity: 'baseline', reason: 'It reads the node.' }
    const metrics = { kind: 'daemon', image: 'shop/metrics:1.0.0', ownNamespace }
    const { outputs } = await said({ app: web, metrics }, { namespace: 'team' })
    const pinned = outputs.plain.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.labels)
    const label = 'pod-security.kubernetes.io/enforce-version'
    expect(pinned.map((labels) => labels?.[label])).toEqual(['v1.36', 'v1.36'])
  })

  test('of a workload says whose it is, where another one could have the same', async () => {
    const ownNamespace = { podSecurity: 'baseline', reason: 'It reads the node.' }
    const workloads = { app: web, metrics: { kind: 'daemon', image: 'shop/metrics:1.0.0', ownNamespace } }
    expect((await said(workloads)).names('Namespace')).toEqual(['default-shop-metrics'])
    expect((await said(workloads, { namespace: 'team' })).names('Namespace')).toEqual(['team', 'team-metrics'])
  })
})
