import { describe, expect, test } from 'vitest'
import type { Config } from '../../src/index.ts'
import { differences } from './connectivity/cyclonus.ts'
import { type Declarations, questionsOf } from './connectivity/declared.ts'
import { type JudgedTarget, judgedTargets } from './targets.ts'

/** cyclonus, a simulator of policies that is not ours, says who can reach whom; the config says who may. */
describe('the policies allow what is declared, nothing more and nothing less', () => {
  test.each(judgedTargets)('$title', async (example) => {
    const policies = example.objects.filter(({ kind }) => kind === 'NetworkPolicy')
    const declarations = declarationsOf(example)
    const isProduction = example.target.tier.name === 'production'
    expect(policies.length > 0, 'has policies').toBe(
      isProduction || (declarations.values.networkPolicies?.enabled ?? false),
    )
    if (policies.length === 0) return
    const questions = questionsOf(declarations)
    expect(questions.length).toBeGreaterThan(20)
    expect(await differences(policies, questions)).toEqual([])
  })
})

function declarationsOf({ config, target, objects }: JudgedTarget): Declarations {
  const workloads: Config['workloads'] = config.workloads
  // A kind without such a value has no property in common with what is read here.
  return { workloads, values: target.values as unknown as Declarations['values'], objects }
}
