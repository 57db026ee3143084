import type { Finding } from '../../src/checks/finding.ts'
import { inLanguage } from '../../src/checks/language.ts'
import { rules } from '../../src/checks/registry.ts'
import type { Config } from '../../src/config/types.ts'
import { KitError } from '../../src/errors.ts'
import type { KubernetesObject } from '../../src/kubernetes/objects.ts'
import { prepare, resolveFiles } from '../../src/prepare.ts'
import type { Target } from '../../src/targets.ts'
import { type FixedParts, fixedChanges, fixedPartsOf } from '../../src/upgrade/fixed-parts.ts'
import { claimsMade, claimsMounted, refusedFields } from './api-server.ts'

/** What came of a config for one target. */
export interface Generation {
  readonly config: Config
  readonly target: Target
  readonly objects: readonly KubernetesObject[]
}

/** What comes of a config for each of its targets, or for those that are named; nothing of one that is refused. */
export function generate(config: Config, targets?: readonly string[]): Map<string, Generation> {
  try {
    const prepared = prepare(config, targets ? { targets } : {})
    const generations = prepared.targets.map((target) => {
      const instance = { values: target.values, namespace: target.namespace, release: prepared.config.name }
      const objects = resolveFiles(prepared.trees, instance).flatMap((file) => file.objects)
      return [target.name, { config: prepared.config, target, objects }] as const
    })
    return new Map(generations)
  } catch (error) {
    if (error instanceof KitError) return new Map()
    throw error
  }
}

/** The rules that look back; the others would take most of the time. */
const own = rules.filter(({ code }) => ['immutable-field', 'claim-left-behind'].includes(code))
type Found = Omit<Finding, 'target'>

/** What one upgrade comes to. */
export interface Upgrade {
  /** The fields that an API server refuses to change: `StatefulSet db spec.selector`. */
  readonly refused: readonly string[]
  /** Where the findings say something else than the API server; empty where they agree. */
  readonly disagreements: readonly string[]
}

/** Holds the findings of an upgrade against what an API server says of it. */
export function judge(before: Generation, after: Generation): Upgrade {
  // What is remembered goes through a file.
  const previous = JSON.parse(JSON.stringify(fixedPartsOf(before.objects))) as FixedParts
  const reviewed = { ...after, previous }
  const found = own.flatMap(({ code, severity, check }) =>
    check(reviewed).map((remark) => ({ code, severity, ...inLanguage(remark, 'en') })),
  )
  const refused = after.objects.flatMap((object) => {
    const old = before.objects.find((other) => identityOf(other) === identityOf(object))
    return old ? refusedFields(old, object).map((field) => `${object.kind} ${object.metadata.name} ${field}`) : []
  })
  const known = fixedChanges(previous, after.objects).flatMap(({ object, changes }) =>
    changes.map(({ path }) => `${object.kind} ${object.metadata.name} ${/^(spec\.)?\w+/.exec(path)?.[0]}`),
  )
  const unnamed = refused.filter((line) => !found.some((finding) => names(finding, line)))
  const objects = new Set(refused.map((line) => line.split(' ').slice(0, 2).join(' ')))
  const number = found.filter(({ code }) => code === 'immutable-field').length
  return {
    refused,
    disagreements: [
      ...difference('refused, and not known', refused, known),
      ...difference('known, and not refused', known, refused),
      ...unnamed.map((line) => `no finding names ${line}`),
      ...(number === objects.size ? [] : [`${number} findings for ${objects.size} objects`]),
      ...claimDisagreements(before, after, found),
    ],
  }
}

function names({ code, severity, message, reason, remedy }: Found, line: string): boolean {
  const [kind, name, field = ''] = line.split(' ')
  const isComplete = severity === 'error' && reason !== '' && remedy.includes('--allow immutable-field')
  return (
    code === 'immutable-field' && isComplete && message.startsWith(`the ${kind} ${name} `) && message.includes(field)
  )
}

/** A claim that the target made and makes no longer is named; one that a StatefulSet made and its pods mount is not left. */
function claimDisagreements(before: Generation, after: Generation, findings: readonly Found[]): string[] {
  const [made, mounted] = [claimsMade(after.objects), claimsMounted(after.objects)]
  const owned = claimsMade(before.objects.filter(({ kind }) => kind === 'PersistentVolumeClaim'))
  const left = claimsMade(before.objects)
    .filter((claim) => !made.includes(claim) && (owned.includes(claim) || !mounted.includes(claim)))
    .map((claim) => claim.split('/')[1] as string)
  const named = findings
    .filter(({ code }) => code === 'claim-left-behind')
    .map(({ path }) => path.split('/')[1] as string)
  return [
    ...difference('claim left, and not named', left, named),
    ...difference('claim named, and not left', named, left),
  ]
}

function difference(what: string, one: readonly string[], other: readonly string[]): string[] {
  return one.filter((line) => !other.includes(line)).map((line) => `${what}: ${line}`)
}

function identityOf({ apiVersion, kind, metadata }: KubernetesObject): string {
  return [apiVersion.split('/').slice(0, -1).join(), kind, metadata.namespace, metadata.name].join(' ')
}
