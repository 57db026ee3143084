import { expect, test } from 'vitest'
import { checkDistinct } from '../../src/checks/duplicate-name.ts'
import type { Reviewed } from '../../src/checks/finding.ts'
import { review } from '../../src/checks/registry.ts'
import type { Config } from '../../src/config/types.ts'
import type { KubernetesObject } from '../../src/kubernetes/objects.ts'
import { fixedPartsOf } from '../../src/upgrade/fixed-parts.ts'
import { reviewedOf } from './situation.ts'

/** Pairs of a web workload and its database, with everything that rules look at. */
function pairs(count: number): Config {
  const workloads = Array.from({ length: count }, (_, index) => [
    [`db${index}`, { kind: 'postgres', storage: { mode: 'static' } }],
    [
      `app${index}`,
      {
        kind: 'web',
        image: 'shop/app:1.0.0',
        env: { DATABASE: `jdbc:postgresql://shop-db${index}:5432/shop` },
        service: { type: 'LoadBalancer', nodePort: 30000 + index },
        port: 8000 + index,
        disruptionBudget: { enabled: true },
        autoscaling: { enabled: true },
        route: { kind: 'ingress', host: 'shop.example.com' },
      },
    ],
  ])
  const limits = { quota: { enabled: true, pods: 1 }, limitRange: { enabled: true, max: { memory: '1Mi' } } }
  const nodePools = { gpu: { taint: 'NoSchedule' } }
  return {
    name: 'shop',
    targets: { live: {} },
    workloads: Object.fromEntries(workloads.flat()),
    ...limits,
    nodePools,
  } as Config
}

/** How often anything of an object, or of a part of it, is read while a target is reviewed. */
function readsOf(count: number): number {
  let reads = 0
  const counted = <T extends object>(value: T): T =>
    new Proxy(value, {
      get(target, key) {
        reads++
        const child = Reflect.get(target, key)
        return typeof child === 'object' && child !== null ? counted(child) : child
      },
    })
  const reviewed = reviewedOf(pairs(count), 'live')
  const objects = reviewed.objects.map((object) => counted(object) as KubernetesObject)
  const seen: Reviewed = { ...reviewed, objects, previous: fixedPartsOf(reviewed.objects) }
  expect(review(seen).length).toBeGreaterThan(count)
  checkDistinct([seen], undefined)
  fixedPartsOf(objects)
  return reads
}

test('twice the workloads are at most twice the work: no rule looks at every object for each of them', () => {
  expect(readsOf(40)).toBeLessThan(2.1 * readsOf(20))
})
