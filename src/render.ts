import { allowedCodeProblems, judge } from './checks/allow.ts'
import { checkDistinct } from './checks/duplicate-name.ts'
import type { AllowedFinding, Finding } from './checks/finding.ts'
import { located } from './checks/located.ts'
import { review } from './checks/registry.ts'
import { withLater } from './config/lazily.ts'
import type { Config } from './config/types.ts'
import { didYouMean, KitError, type Problem } from './errors.ts'
import type { KubernetesObject } from './kubernetes/objects.ts'
import { type Locale, locales } from './localized.ts'
import { whenAsked } from './once.ts'
import { bundleFiles } from './outputs/bundle.ts'
import { clusterFiles } from './outputs/clusters.ts'
import { chartFiles } from './outputs/helm/chart.ts'
import { kustomizeFiles } from './outputs/kustomize.ts'
import type { Files, OutputInput } from './outputs/output.ts'
import { type NextSteps, nextSteps } from './outputs/pages/next-steps.ts'
import { runbookFiles } from './outputs/pages/runbook.ts'
import { plainFiles } from './outputs/plain.ts'
import { type PrepareOptions, prepare, resolveFiles } from './prepare.ts'
import { shownText } from './secrets/shown.ts'
import { namespaceOf, type Target } from './targets.ts'
import { withNamespace } from './traits/namespace.ts'
import { type FixedParts, fixedPartsOf } from './upgrade/fixed-parts.ts'

/** An output that can be asked for. `bundle` is one file for each target; `pages` are the README.md around the others, and the cluster files that it speaks of. */
export type Format = 'helm' | 'kustomize' | 'manifests' | 'bundle' | 'pages'

interface Output {
  readonly write: (input: OutputInput) => Files
  /** Whether it also says what comes of the default values. */
  readonly hasDefaults: boolean
  /** Whether it is made only where it is asked for. */
  readonly isExtra?: boolean
}

/** The outputs, by the word that asks for them. */
const outputs: Readonly<Record<Format, Output>> = {
  helm: { write: chartFiles, hasDefaults: true },
  kustomize: { write: kustomizeFiles, hasDefaults: true },
  manifests: { write: plainFiles, hasDefaults: false },
  bundle: { write: bundleFiles, hasDefaults: false, isExtra: true },
  pages: { write: (input) => ({ ...clusterFiles(input), ...runbookFiles(input) }), hasDefaults: false },
}

/** What to render of a config. */
export interface RenderOptions extends PrepareOptions {
  /** The outputs to write; without it all of them but `bundle`. */
  readonly formats?: readonly Format[]
  /** The output folder as the pages should name it; without it `deploy`. */
  readonly folder?: string
  /** What came of the targets before: the `fixed` of that bundle. What a cluster would refuse to change becomes a finding. */
  readonly previous?: Readonly<Record<string, FixedParts>>
  /** Codes of findings that this one call accepts; what is accepted for good stands in the config, with a reason. */
  readonly allow?: readonly string[]
  /** The language of the findings; without it that of the config. */
  readonly locale?: Locale
}

/** What came of a config. The findings and the fixed parts are worked out when they are first asked for. */
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
  /** What they would also say, had nobody accepted it. */
  readonly allowed: readonly AllowedFinding[]
  /** What to type next, for each target, if the pages were asked for. */
  readonly nextSteps: Readonly<Record<string, NextSteps>>
  /** What of the objects of each target a cluster never changes, to be given as `previous` the next time. */
  readonly fixed: Readonly<Record<string, FixedParts>>
}

/**
 * Turns a config into a Helm chart, Kustomize overlays and plain manifests. Pure: no clock, no randomness, no environment,
 * no disk; the inputs are never changed.
 * @throws KitError with every problem of the config.
 */
export function render(data: Config, options: RenderOptions = {}): Bundle {
  const formats = options.formats ?? usualFormats()
  const wrong = [...allowedCodeProblems(options.allow ?? []), ...unknownWords(options, formats)]
  if (wrong.length > 0) throw new KitError(wrong)
  const prepared = prepare(data, options)
  const { config, trees, defaults } = prepared
  const targets = prepared.targets.map((target) => {
    const { values, namespace } = target
    const files = resolveFiles(trees, { values, namespace, release: config.name }, options.source)
    return { ...target, files: withNamespace(files, namespaceOf(config, target)) }
  })
  const hasDefaults = formats.some((format) => outputs[format].hasDefaults)
  const instance = { values: defaults, namespace: 'default', release: config.name }
  const base = hasDefaults ? resolveFiles(trees, instance, options.source) : []
  const input: OutputInput = { ...prepared, base, targets, folder: options.folder ?? 'deploy' }
  if (formats.length > 0) {
    const situations = [base, ...targets.map(({ files }) => files)]
    const objects = situations.map((files) => files.flatMap((file) => file.objects))
    checkDistinct(
      objects.map((objects) => ({ config, objects })),
      options.source,
    )
  }
  const manifests = targets.map(({ name, files }) => [name, files.flatMap(({ objects }) => objects)] as const)
  const bundle = {
    config,
    targets: prepared.targets,
    files: Object.assign({}, ...formats.map((format) => outputs[format].write(input))),
    manifests: Object.fromEntries(manifests),
    nextSteps: formats.includes('pages')
      ? Object.fromEntries(targets.map((target) => [target.name, nextSteps(input, target, formats)]))
      : {},
  }
  return withLater(bundle, later({ config, targets: prepared.targets, manifests }, options))
}

/** What of a target is looked at later. */
interface Made extends Pick<Bundle, 'config' | 'targets'> {
  readonly manifests: readonly (readonly [target: string, objects: readonly KubernetesObject[]])[]
}

/** What is worked out when it is asked for. A function of its own, so that a bundle keeps nothing else of its making alive. */
function later({ config, targets, manifests }: Made, options: RenderOptions) {
  const { locale = config.locale, allow, source } = options
  const judged = whenAsked(() => {
    const found = manifests.flatMap(([name, objects], index) =>
      review({ config, target: targets[index] as Target, objects, previous: previousOf(options, name) }, locale),
    )
    const told = judge(found, { config, targets: targets.map(({ name }) => name), codes: allow, locale })
    return source ? located(told, targets, source) : told
  })
  return {
    findings: () => judged().findings,
    allowed: () => judged().allowed,
    fixed: () => Object.fromEntries(manifests.map(([name, objects]) => [name, fixedPartsOf(objects)])),
  }
}

function unknownWords({ locale }: RenderOptions, formats: readonly string[]): Problem[] {
  return [
    ...wordProblems('formats', 'output', formats, Object.keys(outputs)),
    ...wordProblems('locale', 'language', locale === undefined ? [] : [locale], locales),
  ]
}

function wordProblems(path: string, noun: string, words: readonly string[], known: readonly string[]): Problem[] {
  return words
    .filter((word) => !known.includes(word))
    .map((word) => {
      const candidates = didYouMean(String(word), known)
      const message = `there is no ${noun} ${shownText(String(word))}`
      return { code: 'option-invalid', path, message, expected: known.join(', '), candidates }
    })
}

function previousOf({ previous = {} }: RenderOptions, target: string): FixedParts | undefined {
  return Object.hasOwn(previous, target) ? previous[target] : undefined
}

/** The outputs of a render that asks for none. */
function usualFormats(): Format[] {
  return (Object.keys(outputs) as Format[]).filter((format) => !outputs[format].isExtra)
}
