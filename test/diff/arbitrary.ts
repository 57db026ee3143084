import fc from 'fast-check'
import { isTabbed } from '../../src/diff/merge-patch.ts'
import { areMergeable } from '../../src/diff/mergeable.ts'
import { someText } from '../../src/diff/plain.ts'
import { mergeShapeOf } from '../../src/kubernetes/kinds.ts'
import type { KubernetesObject } from '../../src/kubernetes/objects.ts'
import type { Plain } from '../../src/yaml/write.ts'

/** Texts that a YAML reader or Kustomize's own writer could take for something else. */
const awkward = [
  ...[
    '',
    ' ',
    '1',
    '017',
    '1e3',
    'true',
    'yes',
    'n',
    'null',
    '~',
    '2024-01-01',
    '12:30',
    '0x1F',
    '25%',
    '.5',
    '<<',
    '=',
  ],
  ...['a: b', '- a', '# a', 'a #b', "it's", '"', '\\', '%', '@a', '`', '!a', '&a', '*a', '|', '>-', '[1]', '{"a": 1}'],
  ...[
    'a\nb',
    'a\nb\n',
    'a\n\n',
    '\na',
    '\n',
    ' a\nb',
    'a \nb',
    'a\tb',
    '\ta',
    '\ta\nb',
    'a\n\tb\n',
    '- a\n- b\n',
    'a\r\nb',
  ],
  ...[
    'é',
    '😀',
    '\u00a0',
    '\ufeff',
    '{{ .x }}',
    '$(A)',
    'a'.repeat(200),
    `${'a  b '.repeat(40)}c`,
    `${'a '.repeat(90)}\nb\n`,
  ],
]
export const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('a', 'b', 'c') },
  { weight: 2, arbitrary: fc.constantFrom(...awkward) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
)

const few = <T>(...values: T[]) => fc.constantFrom(...values)
const maybe = <T>(fields: { [Key in keyof T]: fc.Arbitrary<T[Key]> }, required: (keyof T)[] = []) =>
  fc.record(fields, { requiredKeys: required }) as fc.Arbitrary<{ [key: string]: Plain }>
const texts = fc.dictionary(few('a', 'b', 'c.d/e', '5', 'true', 'null', '1e3', '2024-01-01', 'y'), text, { maxKeys: 4 })
const labels = fc.dictionary(few('app', 'tier', 'example.com/part', '7', 'no'), few('x', 'y', 'true', '1'), {
  maxKeys: 3,
})
const listOf = (item: fc.Arbitrary<Plain>, name?: (item: Plain) => unknown) =>
  name
    ? fc.uniqueArray(item, { maxLength: 5, selector: name })
    : (fc.array(item, { maxLength: 3 }) as fc.Arbitrary<Plain[]>)
const by =
  (...keys: string[]) =>
  (item: Plain) =>
    JSON.stringify(keys.map((key) => String((item as { [key: string]: Plain })[key])))

const resources = maybe({ limits: quantities(), requests: quantities() })
function quantities() {
  return fc.dictionary(few('cpu', 'memory'), few('1', '500m', '1Gi', '1e3'), { maxKeys: 2 })
}

const env = maybe(
  {
    name: few('A', 'B', 'C', 'D', 'E'),
    value: text,
    valueFrom: maybe({ secretKeyRef: maybe({ name: few('s', 't'), key: text }) }),
  },
  ['name'],
)
const port = few<Plain>(80, 81, 443, 8080, 'http')
const portNumber = few(80, 81, 443, 8080)
const protocol = few('TCP', 'UDP')
/** Ports that all have a protocol, that all have none, or some of each. */
function portsOf(number: string, fields: { [key: string]: fc.Arbitrary<Plain> }) {
  const withoutProtocol = maybe({ [number]: portNumber, ...fields }, [number])
  const withProtocol = maybe({ [number]: portNumber, protocol, ...fields }, [number, 'protocol'])
  return fc.oneof(
    { weight: 4, arbitrary: listOf(withoutProtocol, by(number)) },
    { weight: 4, arbitrary: listOf(withProtocol, by(number, 'protocol')) },
    { weight: 1, arbitrary: listOf(fc.oneof(withoutProtocol, withProtocol), by(number, 'protocol')) },
  )
}
const probe = maybe({ httpGet: maybe({ path: text, port }), periodSeconds: few(1, 2) })
const mount = maybe({ mountPath: few('/a', '/b', '/c'), name: few('v', 'w'), readOnly: fc.boolean() }, ['mountPath'])
const containers = listOf(
  maybe(
    {
      name: few('app', 'side', 'log'),
      image: few('a:1', 'a:2', 'b'),
      args: listOf(text),
      env: listOf(env, by('name')),
      envFrom: listOf(maybe({ configMapRef: maybe({ name: few('c', 'd') }) })),
      ports: portsOf('containerPort', { name: few('http', 'web') }),
      volumeMounts: listOf(mount, by('mountPath')),
      resources,
      livenessProbe: probe,
      securityContext: maybe({
        runAsUser: few<Plain>(1, 0, '1'),
        capabilities: maybe({ drop: listOf(few('ALL', 'X')) }),
      }),
    },
    ['name'],
  ),
  by('name'),
)
const volume = maybe(
  {
    name: few('v', 'w', 'x'),
    emptyDir: maybe({ medium: few('Memory', '') }),
    configMap: maybe({ name: few('c', 'd') }),
  },
  ['name'],
)
const spread = maybe(
  { topologyKey: few('zone', 'host'), whenUnsatisfiable: few('DoNotSchedule', 'ScheduleAnyway'), maxSkew: few(1, 2) },
  ['topologyKey', 'whenUnsatisfiable'],
)
const pod = maybe({
  metadata: maybe({ labels, annotations: texts }),
  spec: maybe({
    containers,
    initContainers: containers,
    volumes: listOf(volume, by('name')),
    imagePullSecrets: listOf(maybe({ name: few('p', 'q', 'r') }, ['name']), by('name')),
    topologySpreadConstraints: listOf(spread, by('topologyKey', 'whenUnsatisfiable')),
    hostAliases: listOf(maybe({ ip: few('1.1.1.1', '2.2.2.2'), hostnames: listOf(text) }, ['ip']), by('ip')),
    tolerations: listOf(maybe({ key: text, operator: few('Exists', 'Equal') })),
    nodeSelector: labels,
    terminationGracePeriodSeconds: few(10, 30),
  }),
})
const surge = few<Plain>(0, 1, '25%', '1')
const strategy = maybe({
  type: few('RollingUpdate', 'Recreate'),
  rollingUpdate: maybe({ maxSurge: surge, maxUnavailable: surge }),
})
const replicas = few(1, 2, 3)
const claim = maybe({ metadata: maybe({ name: few('data', 'log') }), spec: maybe({ resources }) })
const metric = maybe({
  type: few('Resource', 'Pods'),
  resource: maybe({ name: few('cpu', 'memory'), target: maybe({ averageUtilization: few(50, 80) }) }),
})
const rule = maybe({
  host: few('a.example', 'b.example'),
  http: maybe({ paths: listOf(maybe({ path: text, pathType: few('Prefix', 'Exact') })) }),
})

/** An object within a custom resource: Kustomize merges it as what it says it is. */
const manifest = maybe({
  apiVersion: few('apps/v1'),
  kind: few('Deployment'),
  spec: maybe({ replicas, template: pod }),
})

/** What stands beside `metadata` in an object of each kind. */
const bodies: Record<string, { apiVersion: string; body: fc.Arbitrary<{ [key: string]: Plain }> }> = {
  Deployment: { apiVersion: 'apps/v1', body: maybe({ spec: maybe({ replicas, strategy, template: pod }) }) },
  StatefulSet: {
    apiVersion: 'apps/v1',
    body: maybe({
      spec: maybe({ replicas, serviceName: few('s', 't'), template: pod, volumeClaimTemplates: listOf(claim) }),
    }),
  },
  CronJob: {
    apiVersion: 'batch/v1',
    body: maybe({ spec: maybe({ schedule: text, jobTemplate: maybe({ spec: maybe({ template: pod }) }) }) }),
  },
  Service: {
    apiVersion: 'v1',
    body: maybe({
      spec: maybe({
        type: few('ClusterIP', 'NodePort'),
        selector: labels,
        ports: portsOf('port', { targetPort: port, name: few('http', 'web') }),
      }),
    }),
  },
  ConfigMap: { apiVersion: 'v1', body: maybe({ data: texts }) },
  Ingress: {
    apiVersion: 'networking.k8s.io/v1',
    body: maybe({ spec: maybe({ rules: listOf(rule), tls: listOf(maybe({ hosts: listOf(text) })) }) }),
  },
  HorizontalPodAutoscaler: {
    apiVersion: 'autoscaling/v2',
    body: maybe({
      spec: maybe({
        minReplicas: replicas,
        metrics: listOf(metric),
        scaleTargetRef: maybe({ apiVersion: few('apps/v1'), kind: few('Deployment'), name: few('a', 'b') }),
      }),
    }),
  },
  Bundle: { apiVersion: 'example.com/v1', body: maybe({ spec: maybe({ manifest, other: few(1, 2) }) }) },
  Widget: { apiVersion: 'example.com/v1', body: maybe({ spec: anything() }) },
}

/** Any value: with null, keys that look like orders to Kustomize, and changes of type. */
function anything(): fc.Arbitrary<Plain> {
  const leaf = fc.oneof(text, few<Plain>(0, 1, -1, 0.5, 9007199254740991, true, false, null))
  const key = few('a', 'b', 'name', 'env', 'x-y', '$patch', '$a', 'a/b', 'c~d', '0', '.5')
  return fc.letrec<{ value: Plain }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    ),
  })).value
}

/** Two objects of one kind and name that have much in common. */
export function objectPair(name: string): fc.Arbitrary<readonly [KubernetesObject, KubernetesObject]> {
  const kind = fc.constantFrom(...Object.keys(bodies))
  return kind.chain((kind) => {
    const { apiVersion, body } = bodies[kind] as (typeof bodies)[string]
    const annotations = fc.dictionary(
      few('a', 'b.c/d'),
      text.filter((value) => !/^\t.*\n/s.test(value)),
      { minKeys: 1, maxKeys: 2 },
    )
    const metadata = fc.record({ labels, annotations }, { requiredKeys: [] })
    const object = fc.record({ metadata, body }).map(({ metadata, body }) => {
      return { apiVersion, kind, metadata: { name, namespace: 'default', ...metadata }, ...body } as KubernetesObject
    })
    const choices = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }))
    return fc
      .record({ base: object, other: object, choices, share: few(0.03, 0.2, 1) })
      .map(
        ({ base, other, choices, share }) =>
          [
            base,
            withoutEmptyAnnotations(mix(base, other, () => choices.next().value as number, share) as KubernetesObject),
          ] as const,
      )
      .filter(canBeSaid)
  })
}

/** `base` with a share of its parts as in `other`, and lists with items moved, dropped or repeated elsewhere. */
function mix(base: Plain | undefined, other: Plain | undefined, next: () => number, share: number): Plain | undefined {
  if (share === 1 || base === undefined || other === undefined) return next() < share ? other : base
  if (Array.isArray(base) && Array.isArray(other)) return mixLists(base, other, next, share)
  if (typeof base !== 'object' || typeof other !== 'object' || base === null || other === null || Array.isArray(base)) {
    return next() < share ? other : base
  }
  const [left, right] = [base, other] as { [key: string]: Plain }[] as [
    { [key: string]: Plain },
    { [key: string]: Plain },
  ]
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])]
  const fixed = new Set(['apiVersion', 'kind'])
  const entries = keys.map(
    (key) => [key, fixed.has(key) ? (left[key] ?? right[key]) : mix(left[key], right[key], next, share)] as const,
  )
  return Object.fromEntries(entries.filter((entry): entry is [string, Plain] => entry[1] !== undefined))
}

function mixLists(base: Plain[], other: Plain[], next: () => number, share: number): Plain[] {
  const items = base.map((item, index) =>
    next() < 0.3 ? (mix(item, other[index] ?? item, next, share) as Plain) : item,
  )
  if (next() < share) items.splice(Math.floor(next() * items.length), 1)
  if (next() < share && items.length > 1) items.unshift(items.pop() as Plain)
  if (next() < share && other.length > 0) items.push(other[0] as Plain)
  return items
}

/** What diffObject refuses: a JSON patch of an object with a tabbed text. */
function canBeSaid([base, target]: readonly [KubernetesObject, KubernetesObject]): boolean {
  const isMerged = base.kind !== 'Widget' && areMergeable(base, target, mergeShapeOf(base))
  return isMerged || ![base, target].some((object) => someText(object, isTabbed))
}

/** Kustomize drops an empty map of annotations, patched or not; no builder makes one. */
function withoutEmptyAnnotations(object: KubernetesObject): KubernetesObject {
  const { annotations, ...metadata } = object.metadata
  return { ...object, metadata: Object.keys(annotations ?? {}).length > 0 ? object.metadata : metadata }
}
