import type { Container } from 'kubernetes-types/core/v1.js'
import type { Amounts, Resources } from '../config/common-types.ts'
import type { LimitRangeValues } from '../config/settings-types.ts'
import { kebabCase } from '../kubernetes/names.ts'
import { once } from '../once.ts'
import { ownerOf, pathOf } from './find-objects.ts'
import type { Reviewed } from './finding.ts'
import { type Pods, podsOf } from './pods.ts'

/** What a node has, as the config names it. */
export const amountWords = ['cpu', 'memory', 'ephemeralStorage'] as const
export type AmountWord = (typeof amountWords)[number]

/** A container of the application's namespace. */
export interface Sized {
  readonly container: Container
  /** `workloads.<key>.resources`, or the object. */
  readonly path: string
  /** The container, as a sentence names it. */
  readonly name: string
  /** What it says itself, "" for nothing. */
  readonly own: Resources
  /** What it gets in the end, from itself or from the limit range; "" for nothing. */
  readonly given: Resources
}

/** The pods that live in the namespace of the application: what has one of its own is under no quota of ours. */
export const podsInNamespace = once((reviewed: Reviewed): Pods[] => {
  const { namespace } = reviewed.target
  return podsOf(reviewed).filter(({ object: { metadata } }) => (metadata.namespace ?? namespace) === namespace)
})

/** Every container of those pods, each place of the config once. */
export const containersInNamespace = once((reviewed: Reviewed): Sized[] => {
  const all = podsInNamespace(reviewed).flatMap((pods) => containersOf(pods).map((one) => sized(reviewed, pods, one)))
  return [...new Map(all.map((one) => [one.path, one])).values()]
})

/** The containers of a pod, those that run before the others first. */
export function containersOf({ template: { spec } }: Pods): readonly Container[] {
  return [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])]
}

/** What a container gets: what it says; without a request its limit; without either what the limit range gives. */
export function givenTo(container: Container, range: LimitRangeValues | undefined): Resources {
  const own = ownOf(container)
  const limit = (word: AmountWord) => own.limits[word] || (range ? defaultLimit(range, word) : '')
  const request = (word: AmountWord) =>
    own.requests[word] || own.limits[word] || (range ? defaultRequest(range, word) : '')
  return { requests: amounts(request), limits: amounts(limit) }
}

/** The limit range of a target, where it has one. */
export function rangeOf({ target }: Reviewed): LimitRangeValues | undefined {
  const { limitRange } = target.values
  return limitRange.enabled ? limitRange : undefined
}

/** The limit that a range gives to a container that says none. */
export function defaultLimit(range: LimitRangeValues, word: AmountWord): string {
  return range.default[word] || range.max[word]
}

function defaultRequest(range: LimitRangeValues, word: AmountWord): string {
  return range.defaultRequest[word] || defaultLimit(range, word) || range.min[word]
}

function sized(reviewed: Reviewed, pods: Pods, container: Container): Sized {
  const owner = ownerOf(reviewed, pods.object)
  const path = pathOf(reviewed, pods.object)
  const beside = Object.keys(reviewed.config.workloads[owner ?? '']?.containers ?? {})
  const key = beside.find((each) => kebabCase(each) === container.name)
  return {
    container,
    path: owner === undefined ? path : key === undefined ? `${path}.resources` : `${path}.containers.${key}.resources`,
    name: `${pods.object.metadata.name} (container ${container.name})`,
    own: ownOf(container),
    given: givenTo(container, rangeOf(reviewed)),
  }
}

function ownOf({ resources = {} }: Container): Resources {
  const said = (what: Readonly<Record<string, unknown>> | undefined) => (word: AmountWord) =>
    `${what?.[word === 'ephemeralStorage' ? 'ephemeral-storage' : word] ?? ''}`
  return { requests: amounts(said(resources.requests)), limits: amounts(said(resources.limits)) }
}

function amounts(of: (word: AmountWord) => string): Amounts {
  return { cpu: of('cpu'), memory: of('memory'), ephemeralStorage: of('ephemeralStorage') }
}
