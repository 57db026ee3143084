import type { Container, PodTemplateSpec, Probe } from 'kubernetes-types/core/v1.js'
import type { KubernetesObject } from '../../../src/index.ts'

/** One thing that a careful administrator asks of objects. Our own port of what scanners ask, not their verdict. */
export interface Rule {
  readonly id: string
  /** What holds when the rule is kept. */
  readonly what: string
  /** What breaks it: the object, and in it the container or the like. */
  readonly check: (objects: Objects) => readonly string[]
}

export type Objects = readonly KubernetesObject[]

/** An object with its spec untyped: rules read what they know of their kind. */
// biome-ignore lint/suspicious/noExplicitAny: what an API server has typed is read here by the rule that knows its kind
export type Loose = any

/** An object that makes pods. */
export interface Owner {
  readonly object: KubernetesObject
  readonly namespace: string
  readonly template: PodTemplateSpec
  readonly containers: readonly Container[]
  /** Without init containers that end before the others begin. */
  readonly running: readonly Container[]
  readonly labels: Labels
}

export type Labels = Readonly<Record<string, string>>

/** How violations name an object: `Deployment shop/front`. */
export function nameOf({ kind, metadata: { namespace, name } }: KubernetesObject): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`
}

/** Every object that makes pods. */
export function ownersOf(objects: Objects): Owner[] {
  return objects.flatMap((object) => {
    const spec = object.spec as Loose
    const template: PodTemplateSpec | undefined =
      object.kind === 'CronJob' ? spec.jobTemplate.spec.template : spec?.template
    if (!template?.spec) return []
    const { containers, initContainers = [] } = template.spec
    const sidecars = initContainers.filter(({ restartPolicy }: Loose) => restartPolicy === 'Always')
    const namespace = object.metadata.namespace ?? ''
    const all = [...initContainers, ...containers]
    const labels = template.metadata?.labels ?? {}
    return [{ object, namespace, template, labels, containers: all, running: [...sidecars, ...containers] }]
  })
}

/** Asks each object of some kinds. */
export function every(kinds: string, holds: (object: Loose, objects: Objects) => boolean): Rule['check'] {
  const wanted = kinds.split(' ')
  return (objects) =>
    objects.filter((object) => wanted.includes(object.kind) && !holds(object, objects)).map((object) => nameOf(object))
}

/** Asks each object that makes pods. */
export function everyPod(holds: (owner: Owner, objects: Objects) => boolean): Rule['check'] {
  return (objects) =>
    ownersOf(objects)
      .filter((owner) => !holds(owner, objects))
      .map(({ object }) => nameOf(object))
}

/** Asks each container of each pod, those that prepare it included. */
export function everyContainer(
  holds: (container: Container, owner: Owner) => boolean,
  which: 'containers' | 'running' = 'containers',
): Rule['check'] {
  return (objects) =>
    ownersOf(objects).flatMap((owner) =>
      owner[which]
        .filter((container) => !holds(container, owner))
        .map(({ name }) => `${nameOf(owner.object)}: ${name}`),
    )
}

/** Asks each probe of each container. */
export function everyProbe(holds: (probe: Probe, container: Container) => boolean): Rule['check'] {
  return everyContainer((container) => {
    const { startupProbe, readinessProbe, livenessProbe } = container
    return [startupProbe, readinessProbe, livenessProbe].every((probe) => !probe || holds(probe, container))
  })
}

/** Whether labels are what a selector asks for, its expressions included. */
export function selects(selector: Loose = {}, labels: Labels = {}): boolean {
  const { matchLabels = {}, matchExpressions = [] } = selector
  const plain = Object.entries(matchLabels).every(([key, value]) => labels[key] === value)
  return plain && matchExpressions.every((expression: Loose) => isMet(expression, labels))
}

function isMet({ key, operator, values = [] }: Loose, labels: Labels): boolean {
  const value = labels[key]
  if (operator === 'Exists') return value !== undefined
  if (operator === 'DoesNotExist') return value === undefined
  return values.includes(value) === (operator === 'In')
}

/** The pods of an object's namespace that a selector of labels means. */
export function podsBehind(object: KubernetesObject, selector: Loose, objects: Objects): Owner[] {
  const namespace = object.metadata.namespace ?? ''
  return ownersOf(objects).filter((owner) => owner.namespace === namespace && selects(selector, owner.labels))
}

/** Whether a Service leads to the pods. */
export function isServed(owner: Owner, objects: Objects): boolean {
  return objects.some((object) => {
    const selector = (object.spec as Loose)?.selector
    if (object.kind !== 'Service' || !selector || (object.metadata.namespace ?? '') !== owner.namespace) return false
    return selects({ matchLabels: selector }, owner.labels)
  })
}
