import { describe, expect, test } from 'vitest'
import { differences } from './connectivity/cyclonus.ts'
import { questionsOf } from './connectivity/declared.ts'
import { judgedTargets } from './targets.ts'

/** cyclonus, a simulator of policies that is not ours, says who can reach whom; the config says who may. */
describe('001-26: the policies allow what is declared, nothing more and nothing less', () => {
  test.each(judgedTargets)('$title', async ({ config: { workloads }, target: { tier, values }, objects }) => {
    const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy')
    expect(values.networkPolicies.enabled).toBe(policies.length > 0)
    if (tier.name === 'production') expect(policies.length).toBeGreaterThan(0)
    if (policies.length === 0) return
    const questions = questionsOf({ workloads, values, objects })
    expect(questions.length).toBeGreaterThan(20)
    expect(await differences(policies, questions)).toEqual([])
  })
})
