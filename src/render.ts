import type { Finding } from './checks/finding.ts'
import { review } from './checks/registry.ts'
import { parseConfig } from './config/parse.ts'
import type { Config, Values } from './config/types.ts'
import { builtInPresets } from './generated/presets.ts'
import { resolve } from './interpreters/resolve.ts'
import type { KubernetesObject, ManifestFile } from './kubernetes/objects.ts'
import { chartFiles } from './outputs/helm/chart.ts'
import { testPod } from './outputs/helm/test-pod.ts'
import { kustomizeFiles } from './outputs/kustomize.ts'
import type { Files } from './outputs/output.ts'
import { plainFiles } from './outputs/plain.ts'
import { valuesSchemaOf } from './presets/compose.ts'
import type { Preset } from './presets/preset.ts'
import { chooseTargets, defaultValues, type Target } from './targets.ts'
import { namespaceFile } from './traits/namespace.ts'
import { references } from './tree/references.ts'
import { buildTrees, type TreeFile } from './trees.ts'
import { createApplication, withImpliedSecrets } from './workloads/application.ts'
import { workloadKinds } from './workloads/registry.ts'
import type { SourceMap } from './yaml/source-map.ts'
import type { Plain } from './yaml/write.ts'

/** The outputs that can be asked for. */
export type Format = 'helm' | 'kustomize' | 'manifests'

/** What to render of a config. */
export interface RenderOptions {
  /** Presets that make one target, named after them; instead of the targets of the config. */
  readonly presets?: readonly string[]
  /** Targets of the config, by name; without it all of them. */
  readonly targets?: readonly string[]
  /** The outputs to write; without it all of them. */
  readonly formats?: readonly Format[]
  /** Presets beside the built-in ones, by the name or path that the config uses. */
  readonly presetLibrary?: Readonly<Record<string, Preset>>
  /** Where the keys of the config stand in its file, for errors. */
  readonly source?: SourceMap
}

/** What came of a config. */
export interface Bundle {
  /** The checked config, with its short forms written out. */
  readonly config: Config
  readonly targets: readonly Target[]
  /** Every file: path below the output folder to content. */
  readonly files: Files
  /** The concrete objects of each target, in the order of application. */
  readonly manifests: Readonly<Record<string, readonly KubernetesObject[]>>
  /** What a careful reviewer would say. */
  readonly findings: readonly Finding[]
}

/**
 * Turns a config into a Helm chart, Kustomize overlays and plain manifests. Pure: no clock, no randomness, no environment,
 * no disk; the inputs are never changed.
 * @throws KitError with every problem of the config.
 */
export function render(input: Config, options: RenderOptions = {}): Bundle {
  const config = parseConfig(input, workloadKinds, options.source, withImpliedSecrets)
  const library = { ...builtInPresets, ...options.presetLibrary }
  const targets = chooseTargets(config, { ...options, library })
  const schema = valuesSchemaOf(config)
  const application = createApplication(config, references<Values>(schema))
  const trees = buildTrees(application)
  const defaults = defaultValues(config, options.source)
  const outputs = targets.map((target) => ({
    ...target,
    files: [
      ...namespaceFile(target.namespace, config.name),
      ...resolveFiles(trees, target.values, config.name, target.namespace),
    ],
  }))
  const write: Readonly<Record<Format, () => Files>> = {
    helm: () => chartFiles({ config, schema, defaults, trees, test: testPod(application), targets: outputs }),
    kustomize: () => kustomizeFiles({ base: resolveFiles(trees, defaults, config.name, 'default'), targets: outputs }),
    manifests: () => plainFiles(outputs),
  }
  const formats = options.formats ?? (Object.keys(write) as Format[])
  const manifests = outputs.map(({ name, files }) => [name, files.flatMap(({ objects }) => objects)] as const)
  return {
    config,
    targets,
    files: Object.assign({}, ...formats.map((format) => write[format]())),
    manifests: Object.fromEntries(manifests),
    findings: outputs.flatMap((target, index) =>
      review({ config, target, objects: manifests[index]?.[1] as readonly KubernetesObject[] }),
    ),
  }
}

/** The concrete objects of the trees, by file; files without objects are left out. */
export function resolveFiles(
  trees: readonly TreeFile[],
  values: Values,
  release: string,
  namespace: string,
): ManifestFile[] {
  const scope = { values: values as unknown as Plain, release: { name: release, namespace, service: 'k8s-kit' } }
  return trees
    .map(({ name, objects }) => ({
      name,
      objects: objects
        .map((tree) => resolve(tree, scope))
        .filter((object) => object !== undefined) as unknown as KubernetesObject[],
    }))
    .filter(({ objects }) => objects.length > 0)
}
