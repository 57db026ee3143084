import fc from 'fast-check'
import { rules } from '../../src/config/rules.ts'
import { anyText } from './arbitrary.ts'

type Part = Readonly<Record<string, unknown>>

const key = fc.constantFrom('a', 'enabled', 'x-y', 'Some.Key', 'on', 'y', 'a/b', 'with space', 'null2', '_x', 'no')

/** Any part of a Kubernetes object: maps, lists, texts, whole numbers, true and false. */
const { part } = fc.letrec((again) => ({
  part: fc.oneof(
    { maxDepth: 3 },
    anyText,
    fc.integer(),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.array(again('part'), { maxLength: 3 }),
    fc.dictionary(key, again('part'), { maxKeys: 3 }),
  ),
}))
const map = fc.dictionary(key, part, { maxKeys: 4 })
const texts = fc.dictionary(fc.constantFrom('team', 'example.com/a', 'b'), anyText, { maxKeys: 2 })

/** Objects as they are: in a namespace of their own or of the application, of the cluster, known and unknown. */
export function manifestsNamed(name: string): fc.Arbitrary<object> {
  const object = (kind: string, apiVersion: string, suffix: string, rest: fc.Arbitrary<object>) =>
    fc.tuple(fc.constantFrom({}, { namespace: `other-${name}` }), texts, rest).map(([place, annotations, own]) => ({
      apiVersion,
      kind,
      metadata: {
        name: `raw-${name}-${suffix}`,
        ...(kind === 'ClusterRole' ? {} : place),
        ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
      },
      ...own,
    }))
  const all = fc.record(
    {
      settings: object('ConfigMap', 'v1', 'settings', fc.record({ data: texts })),
      widget: object('Widget', 'example.com/v1', 'widget', fc.record({ spec: map, top: part })),
      reader: object(
        'ClusterRole',
        'rbac.authorization.k8s.io/v1',
        'reader',
        fc.constant({ rules: [{ apiGroups: [''], resources: ['nodes'], verbs: ['get'] }] }),
      ),
      closed: object(
        'NetworkPolicy',
        'networking.k8s.io/v1',
        'closed',
        fc.constant({ spec: { podSelector: {}, ingress: [{}], policyTypes: ['Ingress'] } }),
      ),
    },
    { requiredKeys: [] },
  )
  return all.filter((each) => Object.values(each).every((one) => rules.manifest(one as Part) && isCarried(one)))
}

/** What Kustomize cannot carry is refused by name: test/diff/text has it. */
function isCarried({ metadata }: { readonly metadata: { readonly annotations?: Readonly<Record<string, string>> } }) {
  const { annotations = {} } = metadata
  return !Object.values(annotations).some((text) => text.startsWith('\t') && text.includes('\n'))
}

/** Changes to objects of some of the workloads. */
export function patchesOf(
  name: string,
  workloads: Readonly<Record<string, { readonly name?: string }>>,
): fc.Arbitrary<object> {
  const nameOf = (key: string) => workloads[key]?.name ?? `${name}-${key}`
  const inPod = (spec: object) => ({ spec: { template: { spec } } })
  const app = fc.oneof(
    anyText.map((value) => inPod({ containers: [{ name: 'app', env: [{ name: 'PATCHED', value }], stdin: true }] })),
    texts.filter(isAnnotations).map((annotations) => ({
      metadata: { annotations },
      spec: { template: { metadata: { annotations, labels: { patched: 'yes' } } } },
    })),
    fc.constant(
      inPod({
        topologySpreadConstraints: [
          { topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway', maxSkew: 2 },
        ],
        hostAliases: [{ ip: '127.0.0.1', hostnames: ['x'] }],
        affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [] } },
      }),
    ),
    fc.constant({ spec: { replicas: 7, strategy: { type: 'Recreate' } } }),
  )
  const db = fc.constantFrom(
    inPod({ volumes: [{ name: 'postgres-storage', emptyDir: {} }], shareProcessNamespace: true }),
    { spec: { volumeClaimTemplates: [{ metadata: { name: 'other' } }] } },
  )
  const migrate = words.map((args) => inPod({ containers: [{ name: 'job', args }] }))
  const service = fc.constant({ spec: { ports: [{ name: 'further', port: 81 }], sessionAffinity: 'ClientIP' } })
  const all = {
    app: fc.record({ kind: fc.constant('Deployment'), name: fc.constant(nameOf('app')), merge: app }),
    service: fc.record({ kind: fc.constant('Service'), name: fc.constant(nameOf('app')), merge: service }),
    db: fc.record({ kind: fc.constant('StatefulSet'), name: fc.constant(nameOf('db')), merge: db }),
    ...(workloads.migrate
      ? { migrate: fc.record({ kind: fc.constant('Job'), name: fc.constant(nameOf('migrate')), merge: migrate }) }
      : {}),
  }
  return fc.record(all, { requiredKeys: [] })
}

const words = fc.array(anyText, { maxLength: 2 })

function isAnnotations(annotations: object): boolean {
  return rules.patch({ metadata: { annotations } }) && isCarried({ metadata: { annotations: annotations as never } })
}
