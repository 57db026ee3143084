import fc from 'fast-check'
import type { KubernetesObject } from '../../src/kubernetes/objects.ts'
import type { Plain } from '../../src/yaml/write.ts'

const rbac = 'rbac.authorization.k8s.io'
const kinds: readonly (readonly [string, string, boolean])[] = [
  ['v1', 'ServiceAccount', true],
  ['v1', 'ConfigMap', true],
  ['example.com/v1', 'Widget', true],
  ['autoscaling/v2', 'HorizontalPodAutoscaler', true],
  [`${rbac}/v1`, 'RoleBinding', true],
  [`${rbac}/v1`, 'ClusterRoleBinding', false],
  [`${rbac}/v1`, 'ClusterRole', false],
]
/** Kinds for which `namespace:` does not do: rare, so that all three ways are taken. */
const rareKinds: typeof kinds = [
  ['gateway.networking.k8s.io/v1', 'GatewayClass', false],
  ['example.com/v1', 'ClusterWidget', false],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', false],
]

/** Base and target objects, each in `default` and namespace `to`, now and then elsewhere; names end in `suffix`. */
export function objectSets(
  suffix: string,
  to: string,
): fc.Arbitrary<readonly [KubernetesObject[], KubernetesObject[]]> {
  const name = fc.constantFrom('a', 'b', 'c').map((name) => `${name}-${suffix}`)
  const kind = fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...kinds) },
    { weight: 1, arbitrary: fc.constantFrom(...rareKinds) },
  )
  const draft = fc.record({
    kind,
    name,
    presence: fc.constantFrom('both', 'both', 'both', 'base', 'target'),
    elsewhere: fc.nat({ max: 40 }).map((number) => number === 0),
    value: fc.constantFrom('x', 'y'),
    changed: fc.boolean(),
    subjects: fc.array(subject(name), { maxLength: 3 }),
    stays: fc.nat({ max: 20 }).map((number) => number === 0),
  })
  const selector = ({ kind, name }: { kind: (typeof kinds)[0]; name: string }) => `${kind[1]} ${name}`
  return fc.uniqueArray(draft, { maxLength: 8, selector }).map((drafts) => {
    const make = (side: 'base' | 'target') =>
      drafts
        .filter(({ presence }) => presence === 'both' || presence === side)
        .map(({ kind: [apiVersion, kind, isNamespaced], name, elsewhere, value, changed, subjects, stays }) => {
          const own = side === 'base' ? 'default' : to
          const namespace = elsewhere ? `kube-system` : own
          const follow = (subject: Subject) => ({
            ...subject,
            ...(subject.namespace === 'own' && { namespace: stays ? 'default' : own }),
          })
          return {
            apiVersion,
            kind,
            metadata: { name, ...(isNamespaced && { namespace }) },
            ...(kind.endsWith('Binding') && { subjects: subjects.map(follow) as Plain, roleRef: roleRef(suffix) }),
            data: { value: side === 'target' && changed ? 'z' : value },
          } as KubernetesObject
        })
    return [make('base'), make('target')] as const
  })
}

type Subject = { kind: string; name: string; namespace?: string }

function subject(name: fc.Arbitrary<string>): fc.Arbitrary<Subject> {
  const account = fc.record({
    kind: fc.constant('ServiceAccount'),
    name: fc.oneof({ weight: 4, arbitrary: name }, fc.constant('default')),
    namespace: fc.oneof({ weight: 8, arbitrary: fc.constant('own') }, fc.constantFrom('kube-system', 'default')),
  })
  const user = fc.record({ kind: fc.constantFrom('User', 'Group'), name })
  return fc.oneof({ weight: 8, arbitrary: account }, { weight: 1, arbitrary: user })
}

function roleRef(suffix: string): Plain {
  return { apiGroup: rbac, kind: 'ClusterRole', name: `a-${suffix}` }
}
