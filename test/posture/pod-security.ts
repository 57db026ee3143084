import { expect, inject } from 'vitest'
import type { KubernetesObject } from '../../src/index.ts'
import { execute } from '../tools/execute.ts'

/** The rules of the newest Kubernetes that the kit is checked with. */
const version = 'v1.36'
const label = 'pod-security.kubernetes.io/enforce'

/** What the evaluator of the API server says of the pods that an object makes. */
export interface Verdict {
  readonly kind: string
  readonly namespace: string
  readonly name: string
  readonly violations: readonly string[]
}

/** Asks the API server's own evaluator about each object that makes pods. */
export async function evaluate(level: string, objects: readonly object[]): Promise<Verdict[]> {
  const options = { input: JSON.stringify(objects) }
  const { code, stdout, stderr } = await execute(inject('judges')['pod-security'], [level, version], options)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout)
}

/** Which pods are not `restricted`, unless their namespace asks for less; then whether it says why, and whether it has to. */
export async function faultsOf(objects: readonly KubernetesObject[]): Promise<string[]> {
  const lowered = objects.filter((object) => isLowered(object))
  const names = lowered.map(({ metadata }) => metadata.name)
  const others = objects.filter(({ metadata }) => !names.includes(metadata.namespace ?? ''))
  const faults = (await evaluate('restricted', others)).flatMap((verdict) => violationsOf(verdict))
  for (const namespace of lowered) {
    const own = objects.filter(({ metadata }) => metadata.namespace === namespace.metadata.name)
    faults.push(...(await loweredFaults(namespace, own)))
  }
  return faults
}

function isLowered({ kind, metadata }: KubernetesObject): boolean {
  return kind === 'Namespace' && ['baseline', 'privileged'].includes(metadata.labels?.[label] ?? '')
}

/** A lower level is for what needs it: the reason is written down, the level holds, and `restricted` would not. */
async function loweredFaults({ metadata }: KubernetesObject, own: readonly KubernetesObject[]): Promise<string[]> {
  const { name, labels = {}, annotations = {} } = metadata
  const reasons = Object.entries(annotations).filter(([key, text]) => /\breason$/.test(key) && /\S \S/.test(text))
  const unfit = await evaluate(labels[label] as string, own)
  const needless = (await evaluate('restricted', own)).filter(({ violations }) => violations.length === 0)
  return [
    ...(reasons.length === 1 ? [] : [`Namespace ${name} does not say why it is not restricted`]),
    ...unfit.flatMap((verdict) => violationsOf(verdict)),
    ...needless.map((verdict) => `${nameOf(verdict)} could be in a namespace that is restricted`),
  ]
}

function violationsOf(verdict: Verdict): string[] {
  return verdict.violations.map((violation) => `${nameOf(verdict)}: ${violation}`)
}

function nameOf({ kind, namespace, name }: Verdict): string {
  return `${kind} ${namespace}/${name}`
}
