import type { Finding, Reviewed } from '../../src/checks/finding.ts'
import { review } from '../../src/checks/registry.ts'
import type { PostgresConfig } from '../../src/config/postgres-types.ts'
import type { Config, TargetConfig } from '../../src/config/types.ts'
import type { WebConfig } from '../../src/config/web-types.ts'
import type { KubernetesObject } from '../../src/kubernetes/objects.ts'
import { prepare, resolveFiles } from '../../src/prepare.ts'
import type { Preset } from '../../src/presets/preset.ts'
import type { Target } from '../../src/targets.ts'
import type { FixedParts } from '../../src/upgrade/fixed-parts.ts'

/** Where a config is deployed to in a test. */
export interface Situation extends TargetConfig {
  /** An environment of this test, called `here`; without it the target has none. */
  readonly environment?: Partial<Preset>
  /** A tier of this test, called `live`; without it the tier is development. */
  readonly tier?: Partial<Preset>
  /** Objects beside those of the config. */
  readonly objects?: readonly KubernetesObject[]
  /** What was generated before. */
  readonly previous?: FixedParts
}

/** A shop: a web workload `app` and a database `db`. */
export function shop(
  app: Partial<WebConfig> = {},
  db: Partial<PostgresConfig> = {},
  rest: Partial<Config> = {},
): Config {
  const workloads = {
    db: { kind: 'postgres', ...db },
    app: { kind: 'web', image: 'shop/app:1.0.0', ...app },
  } as const
  return { name: 'shop', ...rest, workloads: { ...workloads, ...rest.workloads } }
}

/** What one rule finds in a target called `test`. */
export function found(code: string, config: Config, situation: Situation = {}): Finding[] {
  return findingsOf(inSituation(config, situation), 'test', situation).filter((finding) => finding.code === code)
}

/** What all rules find in a target of a config. */
export function findingsOf(input: Config, name: string, situation: Situation = {}): Finding[] {
  return review(reviewedOf(input, name, situation))
}

/** The objects of a config as rules see them. */
export function reviewedOf(input: Config, name: string, situation: Situation = {}): Reviewed {
  const { environment, tier, objects = [], previous } = situation
  const presetLibrary: Record<string, Preset> = {
    here: { name: 'here', family: 'environment', description: '', ...environment },
    live: { name: 'live', family: 'tier', description: '', ...tier },
  }
  const { config, targets, trees } = prepare(input, { targets: [name], presetLibrary })
  const target = targets[0] as Target
  const { values, namespace } = target
  const own = resolveFiles(trees, { values, namespace, release: config.name }).flatMap((file) => file.objects)
  return { config, target, objects: [...own, ...objects], previous }
}

function inSituation(config: Config, { environment, tier, objects: _, previous: __, ...target }: Situation): Config {
  const presets = [...(environment ? ['here'] : []), ...(tier ? ['live'] : [])]
  return { ...config, targets: { test: { presets, ...target } } }
}
