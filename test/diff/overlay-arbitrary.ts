import fc from 'fast-check'
import type { KubernetesObject } from '../../src/kubernetes/objects.ts'
import type { Plain } from '../../src/yaml/write.ts'

type Kind = readonly [apiVersion: string, kind: string, isNamespaced: boolean]

const rbac = 'rbac.authorization.k8s.io'
const account: Kind = ['v1', 'ServiceAccount', true]
const binding: Kind = [`${rbac}/v1`, 'RoleBinding', true]
const kinds: readonly Kind[] = [
  ...[account, account, account, binding, binding, binding],
  ['v1', 'ConfigMap', true],
  ['example.com/v1', 'Widget', true],
  ['autoscaling/v2', 'HorizontalPodAutoscaler', true],
  [`${rbac}/v1`, 'ClusterRoleBinding', false],
  [`${rbac}/v1`, 'ClusterRole', false],
]
/** Kinds for which the field `namespace` does not do. */
const oddKinds: readonly Kind[] = [
  ['gateway.networking.k8s.io/v1', 'GatewayClass', false],
  ['example.com/v1', 'ClusterWidget', false],
  ['example.com/v1', 'Widget', false],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', false],
]

/** An object of the base, of the target or of both. */
interface Draft {
  readonly kind: Kind
  readonly name: string
  readonly presence: 'both' | 'base' | 'target'
  readonly isElsewhere: boolean
  readonly isChanged: boolean
  readonly subjects: readonly Subject[]
}

/** Without a namespace it is a user; `own` is the namespace of the side that it stands on. */
interface Subject {
  readonly name: string
  readonly namespace?: string
}

/** Base and target objects, in `default` and in namespace `to`; names end in `suffix`. Half of the sets have oddities. */
export function objectSets(
  suffix: string,
  to: string,
): fc.Arbitrary<readonly [KubernetesObject[], KubernetesObject[]]> {
  const selector = ({ kind, name }: Draft) => `${kind[1]} ${name}`
  return fc
    .boolean()
    .chain((isOdd) => fc.uniqueArray(draft(suffix, isOdd), { maxLength: 9, selector }))
    .map((drafts) => [
      drafts.filter(({ presence }) => presence !== 'target').map((draft) => objectOf(draft, 'default', suffix, 'x')),
      drafts
        .filter(({ presence }) => presence !== 'base')
        .map((draft) => objectOf(draft, to, suffix, draft.isChanged ? 'y' : 'x')),
    ])
}

function draft(suffix: string, isOdd: boolean): fc.Arbitrary<Draft> {
  const name = fc.constantFrom('a', 'b', 'c').map((name) => `${name}-${suffix}`)
  const odd = (share: number) => (isOdd ? fc.nat({ max: share }).map((number) => number === 0) : fc.constant(false))
  return fc.record({
    kind: odd(8).chain((isOddKind) => fc.constantFrom(...(isOddKind ? oddKinds : kinds))),
    name,
    presence: fc.constantFrom('both', 'both', 'both', 'base', 'target'),
    isElsewhere: odd(5),
    isChanged: fc.boolean(),
    subjects: fc.array(
      odd(12).chain((isOddSubject) => (isOddSubject ? oddSubject(name) : ownSubject(name))),
      { maxLength: 3 },
    ),
  })
}

function ownSubject(name: fc.Arbitrary<string>): fc.Arbitrary<Subject> {
  return fc.record({
    name: fc.oneof({ weight: 5, arbitrary: name }, fc.constant('default')),
    namespace: fc.constant('own'),
  })
}

function oddSubject(name: fc.Arbitrary<string>): fc.Arbitrary<Subject> {
  const names = fc.oneof({ weight: 5, arbitrary: name }, fc.constant('default'))
  return fc.record({ name: names, namespace: fc.constantFrom('default', 'kube-system') }, { requiredKeys: ['name'] })
}

function objectOf(draft: Draft, namespace: string, suffix: string, value: string): KubernetesObject {
  const [apiVersion, kind, isNamespaced] = draft.kind
  const subjects = draft.subjects.map((subject): Plain => {
    if (subject.namespace === undefined) return { kind: 'User', name: subject.name }
    const own = subject.namespace === 'own' ? namespace : subject.namespace
    return { kind: 'ServiceAccount', name: subject.name, namespace: own }
  })
  const roleRef = { apiGroup: rbac, kind: 'ClusterRole', name: `a-${suffix}` }
  return {
    apiVersion,
    kind,
    metadata: { name: draft.name, ...(isNamespaced && { namespace: draft.isElsewhere ? 'kube-system' : namespace }) },
    ...(kind.endsWith('Binding') && { subjects, roleRef }),
    data: { value },
  }
}
