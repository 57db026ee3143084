import { type Config, type KubernetesObject, render, type Target } from '../../src/index.ts'
import { examples } from '../support/examples.ts'

/** An example on one of its targets. */
export interface JudgedTarget {
  /** For titles, such as `belajar on production`. */
  readonly title: string
  readonly config: Config
  readonly target: Target
  readonly objects: readonly KubernetesObject[]
}

/** Every example on every target. */
export const judgedTargets: readonly JudgedTarget[] = examples.flatMap(({ name, config: data }) => {
  const { config, targets, manifests } = render(data, { formats: [] })
  return targets.map((target) => {
    return { title: `${name} on ${target.name}`, config, target, objects: manifests[target.name] ?? [] }
  })
})

/** Those that users rely on: with the tier production. */
export const productionTargets = judgedTargets.filter(({ target }) => target.tier.name === 'production')
