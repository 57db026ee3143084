import { expect, test } from 'vitest'
import { KitError } from '../../src/errors.ts'
import { prepare } from '../../src/prepare.ts'
import { readYaml } from '../../src/yaml/read.ts'

const web = 'kind: web, image: a:1'
const AWAY =
  'ConfigMaps, Secrets and claims live in the namespace of the application: write the value itself, or leave out ownNamespace'

test.each<[string, string, string]>([
  [
    'a node pool',
    `{ ${web}, nodePool: fats }`,
    'workloads.w.nodePool: there is no node pool "fats" [config-unknown-reference]\n  did you mean: fast?\n  remedy:   known: fast',
  ],
  [
    'a priority class',
    `{ ${web}, priority: high }`,
    'workloads.w.priority: there is no priority class "high" [config-unknown-reference]\n  remedy:   known: data',
  ],
  [
    'a StorageClass',
    '{ kind: redis, persistent: true, storageClass: fats }',
    'workloads.w.storageClass: there is no StorageClass "fats" [config-unknown-reference]\n  did you mean: fast?\n  remedy:   known: fast',
  ],
  [
    'a ConfigMap of a volume',
    `{ ${web}, volumes: { v: { configMap: setings, mountPath: /v } } }`,
    'workloads.w.volumes.v.configMap: there is no ConfigMap "setings" [config-unknown-reference]\n  did you mean: settings?\n  remedy:   known: settings',
  ],
  [
    'a Secret of a volume',
    `{ ${web}, volumes: { v: { secret: none, mountPath: /v } } }`,
    'workloads.w.volumes.v.secret: there is no such Secret [config-unknown-reference]\n  remedy:   known: keys, dbPassword',
  ],
  [
    'a claim of a volume',
    `{ ${web}, volumes: { v: { claim: fils, mountPath: /v } } }`,
    'workloads.w.volumes.v.claim: there is no claim "fils" [config-unknown-reference]\n  did you mean: files?\n  remedy:   known: files',
  ],
  [
    'the database of a backup',
    '{ kind: cron, backup: { of: dc, claim: files } }',
    'workloads.w.backup.of: there is no database "dc" [config-unknown-reference]\n  did you mean: db?\n  remedy:   known: db',
  ],
  [
    'the claim of a backup',
    '{ kind: cron, backup: { of: db, claim: fils } }',
    'workloads.w.backup.claim: there is no claim "fils" [config-unknown-reference]\n  did you mean: files?\n  remedy:   known: files',
  ],
  [
    'the keys of the Secret of a bucket',
    '{ kind: cron, backup: { of: db, bucket: { path: abc, secret: keys } } }',
    'workloads.w.backup.bucket.secret: there is no such key of that Secret [config-unknown-reference]\n  remedy:   known: A\n\nworkloads.w.backup.bucket.secret: there is no such key of that Secret [config-unknown-reference]\n  remedy:   known: A',
  ],
  [
    'a backup with a program',
    '{ kind: cron, command: [a], backup: { of: db, claim: files } }',
    'workloads.w.command: a backup is a program of its own [config-invalid-value]\n  remedy:   leave this out, or leave backup out and copy the data by a program of yours',
  ],
  [
    'how many copies a bucket keeps',
    '{ kind: cron, backup: { of: db, keep: 3, bucket: { path: abc, secret: keys } } }',
    'workloads.w.backup: the value is not allowed [config-invalid-value]\n  expected: either a claim and perhaps keep, or a bucket\n  found:    a map',
  ],
  [
    'a port to ask at',
    '{ kind: worker, image: a:1, ports: { main: { port: 1 } }, health: { port: mian } }',
    'workloads.w.health.port: there is no port of this workload "mian" [config-unknown-reference]\n  did you mean: main?\n  remedy:   known: main',
  ],
  [
    'a port that no probe can ask',
    '{ kind: worker, image: a:1, ports: { dns: { port: 53, protocol: UDP } }, health: { port: dns } }',
    'workloads.w.health.port: no probe can ask the UDP port dns [config-invalid-value]\n  remedy:   name a port of another protocol, or ask by a command',
  ],
  [
    'a path of a port that has none',
    '{ kind: worker, image: a:1, ports: { rpc: { port: 9, protocol: gRPC } }, health: { port: rpc, path: /a } }',
    'workloads.w.health.path: only an HTTP port is asked for a path, and rpc is none [config-invalid-value]\n  remedy:   leave it out',
  ],
  [
    'a name of a volume',
    `{ ${web}, volumes: { tmp: { scratch: {}, mountPath: /v } } }`,
    'workloads.w.volumes.tmp: the pod has a volume tmp already [config-duplicate]\n  remedy:   choose another name',
  ],
  [
    'a folder',
    `{ ${web}, volumes: { a: { scratch: {}, mountPath: /v }, b: { scratch: {}, mountPath: /v } } }`,
    'workloads.w.volumes.b.mountPath: another volume is mounted to /v already [config-duplicate]\n  remedy:   choose another folder',
  ],
  [
    'the folder of a kind',
    '{ kind: redis, persistent: true, volumes: { a: { scratch: {}, mountPath: /data } } }',
    'workloads.w.volumes.a.mountPath: another volume is mounted to /data already [config-duplicate]\n  remedy:   choose another folder',
  ],
  [
    'a name of a container',
    `{ ${web}, containers: { app: { image: b:1 } } }`,
    'workloads.w.containers.app: the pod has a container app already [config-duplicate]\n  remedy:   choose another name',
  ],
  [
    'the name of a container that waits',
    '{ kind: job, image: a:1, dependsOn: [db], containers: { waitForDb: { image: b:1 } } }',
    'workloads.w.containers.waitForDb: the pod has a container wait-for-db already [config-duplicate]\n  remedy:   choose another name',
  ],
  [
    'the name of the main port',
    `{ ${web}, protocol: gRPC, ports: { grpc: { port: 1 } } }`,
    'workloads.w.ports.grpc: the main port is called grpc already [config-duplicate]\n  remedy:   choose another name',
  ],
  [
    'the number of the main port, and one of another container',
    `{ ${web}, ports: { a: { port: 8080 }, b: { port: 1 } }, containers: { c: { image: b:1, ports: { d: { port: 1 } } } } }`,
    'workloads.w.ports.a.port: the main port is the TCP port 8080 already [config-duplicate]\n  remedy:   choose another number\n\nworkloads.w.containers.c.ports.d.port: ports.b is the TCP port 1 already [config-duplicate]\n  remedy:   choose another number',
  ],
  [
    'the number of the main port of the Service',
    `{ ${web}, service: { port: 80 }, ports: { a: { port: 80 } } }`,
    'workloads.w.ports.a.port: the Service has its main port at 80 already [config-duplicate]\n  remedy:   choose another number',
  ],
  [
    'what lies in another namespace',
    `{ ${web}, ownNamespace: { podSecurity: baseline, reason: It is. }, envFrom: [{ configMap: settings }], volumes: { f: { claim: files, mountPath: /f } } }`,
    ['envFrom.0', 'volumes.f']
      .map(
        (at) =>
          `workloads.w.${at}: a workload with a namespace of its own cannot read this [config-unknown-reference]\n  remedy:   ${AWAY}`,
      )
      .join('\n\n'),
  ],
  [
    'a database in another namespace than its password',
    '{ kind: postgres, ownNamespace: { podSecurity: baseline, reason: It is. } }',
    `workloads.w.ownNamespace: a workload with a namespace of its own cannot read this [config-unknown-reference]\n  remedy:   ${AWAY}`,
  ],
])('%s', (_, workload, message) => {
  expect(errorsOf(workload)).toBe(message)
})

test('numbers that TCP and UDP, or a Service and another container, share', () => {
  const ports = '{ a: { port: 53 }, b: { port: 53, protocol: UDP } }'
  const side = '{ c: { image: b:1, ports: { d: { port: 80 } } } }'
  expect(errorsOf(`{ ${web}, service: { port: 80 }, ports: ${ports}, containers: ${side} }`)).toBe('no error')
})

test.each<[string, string]>([
  ['no name', '{ apiVersion: v1, kind: ConfigMap, metadata: {} }'],
  ['nothing', '{ apiVersion: v1, kind: ConfigMap, metadata: { name: a }, data: { A: null } }'],
  ['a fraction', '{ apiVersion: v1, kind: ConfigMap, metadata: { name: a }, data: { A: 1.5 } }'],
  ['a list of objects', '{ apiVersion: v1, kind: ConfigMapList, metadata: { name: a }, items: [] }'],
  [
    'a file of Kustomize',
    '{ apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization, metadata: { name: a } }',
  ],
  [
    'a key that Kustomize takes for a number',
    '{ apiVersion: v1, kind: ConfigMap, metadata: { name: a }, data: { "17": a } }',
  ],
  ['an order in a patch of Kustomize', '{ apiVersion: v1, kind: ConfigMap, metadata: { name: a }, $patch: delete }'],
  ['an order to Kustomize', manifestWith('config.kubernetes.io/local-config: "true"')],
  ['an order to Helm', manifestWith('helm.sh/hook: test')],
  ['an order to kubectl', manifestWith('applyset.kubernetes.io/part-of: a')],
])('a manifest with %s is refused by name', (_, manifest) => {
  expect(errorsOf(`{ ${web} }`, `manifests: { m: ${manifest} }`)).toContain(
    'manifests.m: the value is not allowed [config-invalid-value]\n  expected: one Kubernetes object: apiVersion, kind, metadata.name, and maps,',
  )
})

test('a manifest that Helm keeps is allowed', () => {
  expect(errorsOf(`{ ${web} }`, `manifests: { m: ${manifestWith('helm.sh/resource-policy: keep')} }`)).toBe('no error')
})

test.each([
  ['kind: Service', '{ kind: Pod }'],
  ['its name', '{ metadata: { name: other } }'],
  ['its namespace', '{ metadata: { namespace: other } }'],
  ['an order to Kustomize', '{ metadata: { annotations: { config.kubernetes.io/local-config: "true" } } }'],
])('a patch of %s is refused', (_, merge) => {
  const patch = `patches: { p: { kind: Service, name: toko-w, merge: ${merge} } }`
  expect(errorsOf(`{ ${web} }`, patch)).toContain(
    'and not apiVersion, kind, metadata.name or metadata.namespace, which stay',
  )
})

function manifestWith(annotation: string): string {
  return `{ apiVersion: v1, kind: ConfigMap, metadata: { name: a, annotations: { ${annotation} } } }`
}

/** The errors of a config with one workload `w` beside a database, without their places in the file. */
function errorsOf(workload: string, rest = ''): string {
  const text = `name: toko
configMaps: { settings: {} }
secrets: { keys: { keys: [A] } }
claims: { files: {} }
storageClasses: { fast: { provisioner: a } }
nodePools: { fast: {} }
priorityClasses: { data: { value: 1 } }
workloads: { db: { kind: postgres }, w: ${workload} }
${rest}
`
  const { data, source, problems } = readYaml(text, 'c.yaml')
  expect(problems).toEqual([])
  try {
    prepare(data, { source })
  } catch (error) {
    if (error instanceof KitError) return error.message.replaceAll(/c\.yaml:\d+:\d+: /g, '')
    throw error
  }
  return 'no error'
}
