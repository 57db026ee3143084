import type { Config } from '../../../src/config/types.ts'
import { shop } from '../situation.ts'
import type { Trip } from './trip.ts'

function quotaTooSmall(): readonly Trip[] {
  const asking = (cpu: string) => ({ requests: { cpu, memory: '64Mi' }, limits: { memory: '128Mi' } })
  const scaled = { autoscaling: { enabled: true, maxReplicas: 4 }, resources: asking('100m') } as const
  const within = (quota: object, app: object = scaled, rest: Partial<Config> = {}) =>
    shop(app, { resources: asking('200m') }, { ...rest, quota: { enabled: true, ...quota } })
  return [
    {
      code: 'quota-too-small',
      config: within({ requests: { cpu: '699m' } }),
      said: {
        message: 'config bisa meminta 700m, sedangkan kuota mengizinkan 699m: shop-app 5 × 100m, shop-db 1 × 200m',
        reason:
          'API server menolak pod yang melewatinya: autoscaler atau rollout berhenti di tengah, tanpa pod yang bisa dilihat',
        remedy: 'ubah quota.requests.cpu menjadi paling sedikit 700m, atau kurangi yang diminta workload',
      },
    },
    {
      code: 'quota-too-small',
      config: within(
        { pods: 6 },
        {},
        {
          workloads: {
            agent: { kind: 'daemon', image: 'shop/agent:1.0.0' },
            more: { kind: 'web', image: 'shop/more:1.0.0', replicas: 2 },
          },
        },
      ),
      said: {
        message:
          'config bisa meminta 7, sedangkan kuota mengizinkan 6: shop-app 2 × 1, shop-more 3 × 1, shop-db 1 × 1, shop-agent 1 × 1 di setiap node, dihitung sekali',
        reason:
          'API server menolak pod yang melewatinya: autoscaler atau rollout berhenti di tengah, tanpa pod yang bisa dilihat',
        remedy: 'ubah quota.pods menjadi paling sedikit 7, atau kurangi yang diminta workload',
      },
    },
  ]
}

function quotaNeedsAmounts(): readonly Trip[] {
  const quota = { enabled: true, limits: { cpu: '10' } }
  return [
    {
      code: 'quota-needs-amounts',
      config: shop({ resources: { limits: { cpu: '1' } } }, {}, { quota }),
      said: {
        message: 'kuota menghitung limits.cpu, sedangkan shop-db (container postgres) tidak menyebutnya',
        reason: 'API server menolak pod-nya: must specify limits.cpu',
        remedy:
          'isi workloads.db.resources.limits.cpu, atau ubah limitRange.enabled menjadi true dengan limitRange.default.cpu untuk semua yang tidak menyebutnya',
      },
    },
  ]
}

function limitRange(): readonly Trip[] {
  const within = (limitRange: object, app: object = {}) =>
    shop(app, {}, { limitRange: { enabled: true, ...limitRange } })
  return [
    {
      code: 'limit-range',
      config: within({ max: { memory: '1Gi' } }, { resources: { limits: { memory: '1025Mi' } } }),
      said: {
        message:
          'shop-app (container app) tidak muat di limit range (memory): limit-nya 1025Mi, di atas limitRange.max, 1Gi',
        reason: 'API server menolak pod-nya, dan workload itu tidak punya pod sama sekali',
        remedy: 'ubah workloads.app.resources.limits.memory, atau limit range-nya',
      },
    },
    {
      code: 'limit-range',
      config: within(
        { min: { cpu: '30m' }, defaultRequest: { cpu: '30m' } },
        { resources: { requests: { cpu: '29m' } } },
      ),
      said: {
        message:
          'shop-app (container app) tidak muat di limit range (cpu): permintaannya 29m, di bawah limitRange.min, 30m',
        reason: 'API server menolak pod-nya, dan workload itu tidak punya pod sama sekali',
        remedy: 'ubah workloads.app.resources.requests.cpu, atau limit range-nya',
      },
    },
    {
      code: 'limit-range',
      config: within({ default: { cpu: '200m' } }, { resources: { requests: { cpu: '201m' } } }),
      said: {
        message:
          'shop-app (container app) tidak muat di limit range (cpu): limitnya tidak disebut sehingga mendapat 200m dari limit range, di bawah request-nya, 201m',
        reason: 'API server menolak pod-nya, dan workload itu tidak punya pod sama sekali',
        remedy: 'ubah workloads.app.resources.requests.cpu, atau limit range-nya',
      },
    },
    {
      code: 'limit-range',
      config: within({ default: { cpu: '200m' }, defaultRequest: { cpu: '201m' } }),
      said: {
        message: 'limitRange.defaultRequest.cpu adalah 201m, lebih dari limitRange.default.cpu, 200m',
        reason: 'API server menolak LimitRange itu',
        remedy: 'ubah limitRange.defaultRequest.cpu menjadi paling banyak 200m, atau naikkan limitRange.default.cpu',
      },
    },
  ]
}

function limitRangeQuota(): readonly Trip[] {
  const both = (max: string, rest: object = {}) =>
    shop(
      {},
      {},
      {
        limitRange: { enabled: true, max: { memory: max } },
        quota: { enabled: true, limits: { memory: '4Gi' }, ...rest },
      },
    )
  return [
    {
      code: 'limit-range-quota',
      config: both('5Gi'),
      said: {
        message:
          'limitRange.max.memory adalah 5Gi untuk satu container, sedangkan quota.limits.memory hanya 4Gi untuk semuanya',
        reason: 'container sebesar itu diizinkan oleh yang satu dan ditolak oleh yang lain',
        remedy: 'ubah limitRange.max.memory menjadi paling banyak 4Gi, atau naikkan quota.limits.memory',
      },
    },
  ]
}

export const limitsTrips: readonly Trip[] = [
  ...quotaTooSmall(),
  ...quotaNeedsAmounts(),
  ...limitRange(),
  ...limitRangeQuota(),
]
