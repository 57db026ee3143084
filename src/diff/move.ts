import { factsOf, isInSchema } from '../kubernetes/kinds.ts'
import type { KubernetesObject } from '../kubernetes/objects.ts'
import type { Plain } from '../yaml/write.ts'
import { isTabbed } from './merge-patch.ts'
import { isList, isMap, type PlainMap, someText } from './plain.ts'

/**
 * How an overlay brings the base's objects into its own namespace: by the field `namespace`, by a JSON patch of certain kinds
 * in the old one, or not at all.
 */
export type MoveForm = 'transformer' | 'patch' | 'none'

/** From which namespace to which, and with which service accounts. */
export interface Journey {
  readonly from: string
  readonly to: string
  /** Those of the base, and all of the target. */
  readonly travelling: ReadonlySet<string>
  readonly accounts: ReadonlySet<string>
  /** The kinds of all that travels. */
  readonly kinds: ReadonlySet<string>
}

/** What Kustomize, as measured with 5.8.1, makes of an object on the way; undefined where that is not certain. */
export function move(form: MoveForm, object: KubernetesObject, journey: Journey): KubernetesObject | undefined {
  if (form === 'none') return object
  const moved = rewritten.has(object.kind) ? undefined : forms[form].metadata(object, journey)
  const subjects = subjectsOf(object)
  if (!moved || !subjects) return moved
  if (subjects.some((subject) => isUncertain(subject, object, journey))) return undefined
  const follows = (subject: PlainMap) => forms[form].subject(subject, journey)
  const followed = subjects.map((subject) => (follows(subject) ? { ...subject, namespace: journey.to } : subject))
  return { ...moved, subjects: followed }
}

/** The object that {@link move} makes into this one, as far as it can. */
export function beforeMove(form: MoveForm, object: KubernetesObject, journey: Journey): KubernetesObject {
  if (form === 'none') return object
  const { from, to } = journey
  const isRenamed = form === 'transformer' && isNamespace(object) && object.metadata.name === to
  const isMoved = object.metadata.namespace === to
  const origin = withMetadata(object, { ...(isRenamed && { name: from }), ...(isMoved && { namespace: from }) })
  const subjects = subjectsOf(object)
  if (!subjects || isElsewhere(origin, journey)) return origin
  const before = subjects.map((subject) => {
    const stayed = { ...subject, namespace: from }
    return subject.namespace === to && forms[form].subject(stayed, journey) ? stayed : subject
  })
  return { ...origin, subjects: before }
}

interface Form {
  readonly metadata: (object: KubernetesObject, journey: Journey) => KubernetesObject | undefined
  readonly subject: (subject: PlainMap, journey: Journey) => boolean
}

const forms: Readonly<Record<Exclude<MoveForm, 'none'>, Form>> = {
  transformer: {
    metadata(object, { to }) {
      if (isNamespace(object)) return withMetadata(object, { name: to })
      return isKnownClusterWide(object) ? object : withMetadata(object, { namespace: to })
    },
    subject: (subject, journey) => subject.name === 'default' || isTravelling(subject, journey),
  },
  patch: {
    metadata(object, { from, to, kinds }) {
      if (!kinds.has(object.kind) || isKnownClusterWide(object)) return object
      if (object.metadata.namespace === undefined) return undefined
      if (object.metadata.namespace !== from) return object
      return someText(object, isTabbed) ? undefined : withMetadata(object, { namespace: to })
    },
    subject: isTravelling,
  },
}

/** Kinds in which Kustomize follows references to a Service or a namespace that we do not. */
const rewritten: ReadonlySet<string> = new Set([
  'APIService',
  'CustomResourceDefinition',
  'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration',
])

/** Kustomize goes by the name alone, whatever kind the subject is of. */
function isTravelling({ name, namespace }: PlainMap, { from, travelling }: Journey): boolean {
  return namespace === from && travelling.has(String(name))
}

/** A subject without a namespace takes that of an account; a binding in another namespace does not always follow. */
function isUncertain(subject: PlainMap, binding: KubernetesObject, journey: Journey): boolean {
  if (subject.namespace === undefined) return journey.accounts.has(String(subject.name))
  return isElsewhere(binding, journey) && isTravelling(subject, journey)
}

function isElsewhere({ metadata }: KubernetesObject, { from }: Journey): boolean {
  return metadata.namespace !== undefined && metadata.namespace !== from
}

function subjectsOf(object: KubernetesObject): PlainMap[] | undefined {
  const subjects: Plain | undefined = object.subjects
  const isBinding = object.kind === 'RoleBinding' || object.kind === 'ClusterRoleBinding'
  return isBinding && isList(subjects) && subjects.every(isMap) ? [...subjects] : undefined
}

/** Of a kind that it does not know Kustomize takes an object without a namespace for one in `default`. */
function isKnownClusterWide(object: KubernetesObject): boolean {
  return factsOf(object)?.scope === 'cluster' && isInSchema(object)
}

function isNamespace({ apiVersion, kind }: KubernetesObject): boolean {
  return apiVersion === 'v1' && kind === 'Namespace'
}

function withMetadata(object: KubernetesObject, metadata: Partial<KubernetesObject['metadata']>): KubernetesObject {
  return { ...object, metadata: { ...object.metadata, ...metadata } }
}
