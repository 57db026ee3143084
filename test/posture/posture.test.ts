import { describe, expect, test } from 'vitest'
import { type Exception, exceptions } from './exceptions.ts'
import { rules } from './rules/registry.ts'
import type { Objects } from './rules/rule.ts'
import { productionTargets } from './targets.ts'

/** Our own port of what scanners ask by default: not their verdict. What kube-score itself says is asked in kube-score.test.ts. */
describe('our own rules of a safe posture hold', () => {
  test.each(productionTargets)('$title', ({ objects }) => {
    expect(excused(violations(objects), exceptions).left).toEqual([])
  })

  test('with no more exceptions than are needed, each for a reason', () => {
    const all = productionTargets.flatMap(({ objects }) => violations(objects))
    expect(excused(all, exceptions).unused).toEqual([])
    expect(exceptions.filter(({ reason }) => reason.length < 20)).toEqual([])
  })
})

describe('an exception', () => {
  const found = [
    'own-network: DaemonSet metrics/agent',
    'own-network: Deployment shop/front',
    'high-ports: DaemonSet metrics/agent: agent',
  ]
  const exception: Exception = {
    rule: 'own-network',
    of: 'DaemonSet metrics/',
    reason: 'it measures the network of the node',
  }

  test('excuses one rule in objects of one name', () => {
    expect(excused(found, [exception])).toEqual({ left: found.slice(1), unused: [] })
  })

  test('is told when it excuses nothing', () => {
    expect(excused(found.slice(1), [exception])).toEqual({ left: found.slice(1), unused: [exception] })
  })
})

function violations(objects: Objects): string[] {
  return rules.flatMap(({ id, check }) => check(objects).map((found) => `${id}: ${found}`))
}

function excused(found: readonly string[], list: readonly Exception[]) {
  const excuses =
    ({ rule, of }: Exception) =>
    (violation: string) =>
      violation.startsWith(`${rule}: ${of}`)
  return {
    left: found.filter((violation) => !list.some((exception) => excuses(exception)(violation))),
    unused: list.filter((exception) => !found.some(excuses(exception))),
  }
}
