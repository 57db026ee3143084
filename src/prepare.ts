import { allowProblems } from './checks/allow.ts'
import { inKeyOrder } from './config/key-order.ts'
import { inFileOrder } from './config/problems.ts'
import { referenceProblems } from './config/references.ts'
import { shapeOf } from './config/shape.ts'
import type { Config, Values } from './config/types.ts'
import { KitError, type Problem } from './errors.ts'
import { builtInPresets } from './generated/presets.ts'
import { resolve } from './interpreters/resolve.ts'
import type { JsonSchema } from './json-schema.ts'
import type { ManifestFile } from './kubernetes/objects.ts'
import { parseConfig } from './parse.ts'
import { presetProblems } from './presets/choose.ts'
import { composer } from './presets/compose.ts'
import type { Preset } from './presets/preset.ts'
import { chooseTargets, defaultValues, type Target } from './targets.ts'
import { references } from './tree/references.ts'
import { buildTrees, type TreeFile } from './trees.ts'
import { valuesSchema } from './values-schema.ts'
import { addressProblems } from './workloads/addresses.ts'
import { createApplication, withImplied } from './workloads/application.ts'
import type { Application } from './workloads/kind.ts'
import type { SourceMap } from './yaml/source-map.ts'
import type { Plain } from './yaml/write.ts'

/** Which targets to prepare, and from what. */
export interface PrepareOptions {
  /** Presets that make one target, named after them; instead of the targets of the config. */
  readonly presets?: readonly string[]
  /** Targets of the config, by name; without it all of them. */
  readonly targets?: readonly string[]
  /** Presets beside the built-in ones, by the name or path that the config uses. */
  readonly presetLibrary?: Readonly<Record<string, Preset>>
  /** Where the keys of the config stand in its file, for errors. */
  readonly source?: SourceMap
}

/** A config on its way to the outputs: checked, composed, and built as trees. */
export interface Prepared {
  readonly config: Config
  /** The schema of the values. */
  readonly schema: JsonSchema
  /** The values before any preset. */
  readonly defaults: Values
  readonly targets: readonly Target[]
  readonly application: Application
  readonly trees: readonly TreeFile[]
}

/**
 * Checks a config, composes the values of its targets and builds its trees.
 * @throws KitError with every problem of the config.
 */
export function prepare(input: unknown, options: PrepareOptions): Prepared {
  const library = { ...builtInPresets, ...inKeyOrder(options.presetLibrary ?? {}) }
  const config = parseConfig(input, {
    source: options.source,
    complete: withImplied,
    checks: [
      referenceProblems,
      addressProblems,
      allowProblems,
      presetProblems(library, options.presets ? [] : options.targets),
    ],
  })
  const schema = valuesSchema(shapeOf(config))
  const compose = composer(config, schema, options.source)
  const application = createApplication(config, references<Values>(schema))
  return {
    config,
    schema,
    defaults: defaultValues(compose),
    targets: chooseTargets(config, { ...options, library, compose }),
    application,
    trees: buildTrees(application),
  }
}

/** Whose objects to resolve: the values, and the release that they would be installed as. */
export interface Instance {
  readonly values: Values
  readonly release: string
  readonly namespace: string
}

/**
 * The concrete objects of the trees, by file; files without objects are left out.
 * @throws KitError with every name that its kind does not allow.
 */
export function resolveFiles(trees: readonly TreeFile[], instance: Instance, source?: SourceMap): ManifestFile[] {
  const { values, release, namespace } = instance
  const scope = { values: values as unknown as Plain, release: { name: release, namespace, service: 'k8s-kit' } }
  const problems: Problem[] = []
  const files = trees.map(({ name, objects }) => ({
    name,
    objects: objects.map((tree) => tried(() => resolve(tree, scope), problems)).filter((each) => each !== undefined),
  }))
  if (problems.length > 0) throw new KitError(located(problems, source))
  return files.filter(({ objects }) => objects.length > 0) as unknown as ManifestFile[]
}

function tried<T>(make: () => T, problems: Problem[]): T | undefined {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof KitError)) throw error
    problems.push(...error.problems)
    return undefined
  }
}

/** Each problem once, with its place in the file. */
function located(problems: readonly Problem[], source: SourceMap | undefined): Problem[] {
  const each = new Map(problems.map((problem) => [problem.message, problem]))
  const places = [...each.values()].map((problem) => ({
    ...problem,
    position: source?.position(problem.path.split('.')),
  }))
  return inFileOrder(places.map(({ position, ...problem }) => (position ? { ...problem, position } : problem)))
}
