import { describe, expect, it } from 'vitest'
import type { Config } from '../../src/config/types.ts'
import type { KubernetesObject } from '../../src/kubernetes/objects.ts'
import { found, shop } from './situation.ts'

const code = 'quota-too-small'
const asking = (cpu: string) => ({ requests: { cpu, memory: '64Mi' }, limits: { memory: '128Mi' } })
const scaled = { autoscaling: { enabled: true, maxReplicas: 4 }, resources: asking('100m') } as const
const within = (quota: object, app: object = scaled, rest: Partial<Config> = {}) =>
  shop(app, { resources: asking('200m') }, { ...rest, quota: { enabled: true, ...quota } })

describe(code, () => {
  it('001-09 refuses a quota below the most pods of an autoscaler, one of a rollout and the database', () => {
    expect(found(code, within({ requests: { cpu: '699m' } }))).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'quota.requests.cpu',
        message: 'the config can ask for 700m, and the quota allows 699m: shop-app 5 × 100m, shop-db 1 × 200m',
        reason:
          'the API server refuses the pods beyond it: an autoscaler or a rollout stops halfway, with no pod to look at',
        remedy: 'set quota.requests.cpu to at least 700m, or let the workloads ask for less',
      },
    ])
  })

  it('001-09 counts what is on every node once, and says so', () => {
    expect(
      found(
        code,
        within(
          { pods: 6 },
          {},
          {
            workloads: {
              agent: { kind: 'daemon', image: 'shop/agent:1.0.0' },
              more: { kind: 'web', image: 'shop/more:1.0.0', replicas: 2 },
            },
          },
        ),
      ),
    ).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'quota.pods',
        message:
          'the config can ask for 7, and the quota allows 6: shop-app 2 × 1, shop-more 3 × 1, shop-db 1 × 1, shop-agent 1 × 1 on each node, counted once',
        reason:
          'the API server refuses the pods beyond it: an autoscaler or a rollout stops halfway, with no pod to look at',
        remedy: 'set quota.pods to at least 7, or let the workloads ask for less',
      },
    ])
  })

  it('001-09 accepts a quota with room for all of it', () => {
    expect(found(code, within({ requests: { cpu: '700m' }, pods: 6 }))).toEqual([])
    expect(found(code, shop(scaled, {}, { quota: { requests: { cpu: '1m' } } }))).toEqual([])
  })

  it('001-09 counts memory, limits and pods', () => {
    const paths = (quota: object) => found(code, within(quota)).map(({ path }) => path)
    expect(paths({ requests: { memory: '383Mi' } })).toEqual(['quota.requests.memory'])
    expect(paths({ requests: { memory: '384Mi' } })).toEqual([])
    expect(paths({ limits: { memory: '767Mi' } })).toEqual(['quota.limits.memory'])
    expect(paths({ pods: 5 })).toEqual(['quota.pods'])
  })

  it('001-09 counts the storage of every claim', () => {
    const stored = (storage: string) => found(code, within({ storage }, {}, { claims: { copies: { size: '2Gi' } } }))
    expect(stored('3Gi')).toEqual([])
    expect(stored('2999Mi')).toMatchObject([{ path: 'quota.storage', message: expect.stringContaining('3072Mi') }])
  })

  it('001-09 counts sidecars with the others, and what runs before them only where it needs more', () => {
    const extra = (role: 'sidecar' | 'init', cpu: string) => ({
      image: 'shop/extra:1.0.0',
      role,
      resources: { requests: { cpu } },
    })
    const having = (containers: object) => ({ containers, replicas: 1, resources: asking('100m') })
    const beside = (role: 'sidecar' | 'init', cpu: string) => having({ extra: extra(role, cpu) })
    const most = (app: object) => found(code, within({ requests: { cpu: '1m' } }, app))[0]?.message
    expect(most(beside('sidecar', '50m'))).toContain('shop-app 2 × 150m')
    expect(most(beside('init', '50m'))).toContain('shop-app 2 × 100m')
    expect(most(beside('init', '300m'))).toContain('shop-app 2 × 300m')
    const both = having({ proxy: extra('sidecar', '50m'), prepare: extra('init', '300m') })
    expect(most(both)).toContain('shop-app 2 × 350m')
  })

  it('001-09 takes what a limit range gives to a container that says nothing', () => {
    const nothing = { replicas: 1, resources: { requests: { cpu: '' } } }
    const limitRange = { enabled: true, defaultRequest: { cpu: '40m' } }
    expect(found(code, within({ requests: { cpu: '1m' } }, nothing, { limitRange }))[0]?.message).toContain('2 × 40m')
  })

  it('001-09 counts the pods and the claims that an operator makes', () => {
    const operated = { operator: 'cloudNativePG', replicas: 3, resources: asking('200m') } as const
    const config = (quota: object) => shop(scaled, operated, { quota: { enabled: true, ...quota } })
    expect(found(code, config({ requests: { cpu: '1099m' } }))[0]?.message).toContain('can ask for 1100m')
    expect(found(code, config({ storage: '2Gi' }))[0]?.message).toContain('db 3072Mi')
    expect(found(code, config({ requests: { cpu: '1100m' }, storage: '3Gi', pods: 8 }))).toEqual([])
  })

  it('001-09 knows rollouts, parallel jobs, and pods of other namespaces', () => {
    const containers = [{ name: 'one' }]
    const template = { spec: { containers } }
    const object = (kind: string, spec: object, namespace?: string) => ({
      apiVersion: kind === 'Job' ? 'batch/v1' : 'apps/v1',
      kind,
      metadata: { name: 'one', ...(namespace ? { namespace } : {}) },
      spec: { template, ...spec },
    })
    const counted = (...objects: KubernetesObject[]) =>
      /one (\d+) ×/.exec(found(code, within({ pods: 1 }), { objects })[0]?.message ?? '')?.[1]
    expect(counted(object('Job', { parallelism: 7 }))).toBe('7')
    expect(counted(object('Job', {}))).toBe('1')
    expect(counted(object('Deployment', { replicas: 6 }))).toBe('8')
    expect(counted(object('Deployment', { replicas: 6, strategy: { type: 'Recreate' } }))).toBe('6')
    expect(counted(object('StatefulSet', { replicas: 3 }))).toBe('3')
    expect(counted(object('StatefulSet', { replicas: 3 }, 'elsewhere'))).toBeUndefined()
  })
})
