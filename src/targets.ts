import type { Config, KubernetesVersion, TargetConfig, Values } from './config/types.ts'
import { didYouMean, KitError } from './errors.ts'
import { DEFAULT_KUBERNETES } from './kubernetes/versions.ts'
import { type ChosenPresets, choosePresets } from './presets/choose.ts'
import type { ComposedValues, Composer } from './presets/compose.ts'
import type { Preset } from './presets/preset.ts'
import { shownText } from './secrets/shown.ts'
import type { TargetNamespace } from './traits/namespace.ts'
import type { SourceMap } from './yaml/source-map.ts'

/** One place to deploy to, with everything decided. */
export interface Target extends ChosenPresets, ComposedValues {
  readonly name: string
  readonly namespace: string
  readonly kubernetesVersion: KubernetesVersion
}

/** Which targets are wanted, and what is needed to compose them. */
export interface TargetRequest {
  readonly presets?: readonly string[] | undefined
  readonly targets?: readonly string[] | undefined
  readonly library: Readonly<Record<string, Preset>>
  readonly compose: Composer
  readonly source?: SourceMap | undefined
}

/**
 * The targets to render: one named after the presets that were asked for, or those of the config, all or by name.
 * @throws KitError for an unknown target or preset.
 */
export function chooseTargets(config: Config, request: TargetRequest): Target[] {
  const { presets, targets: names } = request
  if (presets) return [target(config, adHocName(presets, request), { presets }, '--preset', request)]
  const all = config.targets ?? {}
  for (const name of names ?? []) if (!Object.hasOwn(all, name)) throw unknownTarget(name, Object.keys(all))
  const chosen = names ?? Object.keys(all)
  if (chosen.length === 0) return [target(config, 'default', {}, '', request)]
  return chosen.map((name) => target(config, name, all[name] as TargetConfig, `targets.${name}.presets`, request))
}

/**
 * The values of a config before any preset: what a chart and a base begin with. A literal for development is no default:
 * only the values of a target that takes it hold it.
 */
export function defaultValues(compose: Composer): Values {
  const { values } = compose([])
  const secrets = Object.entries(values.secrets).map(([key, secret]) => {
    return [key, secret.source === 'development' ? { ...secret, source: 'existing' as const, development: {} } : secret]
  })
  return { ...values, secrets: Object.fromEntries(secrets) }
}

function target(
  config: Config,
  name: string,
  from: TargetConfig,
  path: string,
  { library, compose, source }: TargetRequest,
): Target {
  const names = from.presets ?? []
  const chosen = choosePresets(names, library, { path, position: source?.position(path.split('.')) })
  return {
    name,
    namespace: from.namespace ?? config.namespace ?? 'default',
    kubernetesVersion: from.kubernetesVersion ?? config.kubernetesVersion ?? DEFAULT_KUBERNETES,
    ...chosen,
    ...compose(chosen.presets, from.overrides),
  }
}

/** The namespace of a target, as manifests bring it along. */
export function namespaceOf(
  config: Config,
  { namespace, kubernetesVersion }: Pick<Target, 'namespace'> & Partial<Pick<Target, 'kubernetesVersion'>>,
): TargetNamespace {
  return {
    namespace,
    application: config.name,
    kubernetesVersion: kubernetesVersion ?? config.kubernetesVersion ?? DEFAULT_KUBERNETES,
    podSecurity: config.podSecurity ?? 'restricted',
  }
}

/** `k3s-production` for `k3s` and `production`. */
function adHocName(presets: readonly string[], { library }: TargetRequest): string {
  return presets.map((name) => library[name]?.name ?? name).join('-')
}

function unknownTarget(name: string, known: readonly string[]): KitError {
  return new KitError([
    {
      code: 'target-unknown',
      path: '--target',
      message: `the config has no target ${shownText(name)}`,
      expected: known.length > 0 ? known.join(', ') : 'a config with targets',
      candidates: didYouMean(name, known),
    },
  ])
}
