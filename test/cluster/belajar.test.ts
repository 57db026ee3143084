import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { exampleConfig, type KubernetesObject, podDns, render, serviceDns } from '../../src/index.ts'
import { applied, endpointsOf, namesOf, podsOf, running, type StoredOf } from './applied.ts'
import { clear } from './clean.ts'
import { kubectl, list, read, remove, request, type Stored } from './cluster.ts'
import { isWell } from './health.ts'
import { until } from './until.ts'

const autoscaling = { enabled: true, minReplicas: 1, maxReplicas: 5, targetCPU: 50 }
const bundle = render({
  ...exampleConfig,
  targets: {
    ...exampleConfig.targets,
    scaled: { presets: ['kind'], overrides: { workloads: { app: { autoscaling } } } },
  },
})
const objectsOn = (target: string) => bundle.manifests[target] as readonly KubernetesObject[]
const namespace = 'default'

let stored: StoredOf

beforeAll(async () => {
  stored = await running(objectsOn('kind'))
})

afterAll(() => clear([...objectsOn('kind'), ...objectsOn('k3s-ingress'), ...objectsOn('scaled')]))

test('000-03 the ConfigMap has the three keys in plain text, and nothing of the Secret', async () => {
  const { data } = await stored('ConfigMap', 'belajar-config')
  expect(data).toEqual({
    POSTGRES_DB: 'belajar',
    POSTGRES_USER: 'belajar',
    SPRING_DATASOURCE_URL: 'jdbc:postgresql://db-belajar:5432/belajar',
  })
})

test('000-04 the Secret is stored in base64, which everybody can read back', async () => {
  const { type, data } = await stored('Secret', 'belajar-secret')
  expect({ type, keys: Object.keys(data) }).toEqual({ type: 'Opaque', keys: ['POSTGRES_PASSWORD'] })
  const encoded = await kubectl(['get', 'secret', 'belajar-secret', '-o', 'jsonpath={.data.POSTGRES_PASSWORD}'])
  expect(encoded).toBe('YmVsYWphci1kZXZlbG9wbWVudA==')
  expect(Buffer.from(encoded, 'base64').toString()).toBe('belajar-development')
})

test('000-05 000-06 the claim gets the volume that was made for it', async () => {
  const volume = await stored('PersistentVolume', 'postgres-pv')
  const like = { storageClassName: 'manual', accessModes: ['ReadWriteOnce'] }
  expect(volume).toMatchObject({
    spec: { ...like, capacity: { storage: '1Gi' }, hostPath: {}, claimRef: { name: 'postgres-pvc', namespace } },
    status: { phase: 'Bound' },
  })
  expect(await stored('PersistentVolumeClaim', 'postgres-pvc')).toMatchObject({
    spec: { ...like, resources: { requests: { storage: '1Gi' } }, volumeName: 'postgres-pv' },
    status: { phase: 'Bound' },
  })
})

test('000-07 the database is a pod with its configuration, its storage and pg_isready', async () => {
  const pod = await read({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'db-belajar-0', namespace } })
  expect(isWell(pod)).toBe(true)
  expect(pod.spec.volumes).toContainEqual({
    name: 'postgres-storage',
    persistentVolumeClaim: { claimName: 'postgres-pvc' },
  })
  const [container] = pod.spec.containers
  expect(container).toMatchObject({
    image: 'postgres:17-alpine',
    envFrom: [{ configMapRef: { name: 'belajar-config' } }, { secretRef: { name: 'belajar-secret' } }],
    volumeMounts: expect.arrayContaining([{ name: 'postgres-storage', mountPath: '/var/lib/postgresql/data' }]),
  })
  for (const probe of ['startupProbe', 'readinessProbe'])
    expect(container[probe].exec.command.join(' ')).toContain('pg_isready')
})

test('000-08 the headless Service has no address, and the StatefulSet puts its pods behind it', async () => {
  const { metadata, spec } = await stored('Service', 'db-belajar-headless')
  expect(spec.clusterIP).toBe('None')
  expect((await stored('StatefulSet', 'db-belajar')).spec.serviceName).toBe(metadata.name)
  const pods = await podsOf(namespace, spec.selector)
  expect(pods.map((pod) => [pod.metadata.name, pod.spec.subdomain])).toEqual([['db-belajar-0', metadata.name]])
})

test('000-09 the regular Service has an address of its own, and leads to the port of the pod by its name', async () => {
  const service = await stored('Service', 'db-belajar')
  expect(service.spec).toMatchObject({ type: 'ClusterIP', ports: [{ port: 5432, targetPort: 'postgres' }] })
  expect(service.spec.clusterIP).toMatch(/^\d+\.\d+\.\d+\.\d+$/)
  const { ports, endpoints } = await endpointsOf(service)
  const [pod] = await podsOf(namespace, 'db')
  expect(ports).toMatchObject([{ name: 'postgres', port: 5432 }])
  expect(endpoints).toMatchObject([{ addresses: [pod.status.podIP], targetRef: { name: 'db-belajar-0' } }])
})

test('000-10 the application runs with the variables of the ConfigMap and the probes of the actuator', async () => {
  const { data } = await stored('ConfigMap', 'belajar-config')
  const [pod] = await podsOf(namespace, 'app')
  expect({ well: isWell(pod), owner: pod.metadata.ownerReferences[0].kind }).toEqual({
    well: true,
    owner: 'ReplicaSet',
  })
  const [container] = pod.spec.containers
  const keys = container.env.flatMap(({ valueFrom }: Stored) => valueFrom?.configMapKeyRef?.key ?? [])
  expect(keys.map((key: string) => data[key])).toEqual(['jdbc:postgresql://db-belajar:5432/belajar', 'belajar'])
  expect(container.ports).toMatchObject([{ containerPort: 8080 }])
  for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe'])
    expect(container[probe].httpGet.path).toMatch(/^\/actuator\/health\//)
})

test('000-11 the node port is the one that kind maps, and the API server gives it to nobody else', async () => {
  const { spec } = await stored('Service', 'app-belajar')
  expect(spec).toMatchObject({ type: 'NodePort', ports: [{ port: 8080, nodePort: 30001 }] })
  const [mapping] = parse(bundle.files['clusters/kind.yaml'] as string).nodes[0].extraPortMappings
  expect(mapping).toMatchObject({ containerPort: 30001, hostPort: 8080 })
  expect(await nodePort(30001)).toEqual([422, expect.stringContaining('provided port is already allocated')])
  expect(await nodePort(29999)).toEqual([422, expect.stringContaining('not in the valid range')])
  expect(await nodePort(30002)).toEqual([201, undefined])
})

test('000-13 the names in the DNS are made of what the objects in the cluster say', async () => {
  const [pod] = await podsOf(namespace, 'db')
  const service = await stored('Service', pod.spec.subdomain)
  const { endpoints } = await endpointsOf(service)
  // What a DNS server of a cluster answers for: the host name in the slice, before the name of the Service.
  const place = `${service.metadata.name}.${service.metadata.namespace}.svc.cluster.local`
  expect(endpoints.map(({ hostname }) => `${hostname}.${place}`)).toEqual([
    podDns({ statefulSet: 'db-belajar', service: 'db-belajar-headless' }),
  ])
  expect(serviceDns({ service: 'db-belajar-headless' })).toBe(place)
})

test('000-34 000-35 behind an Ingress of Traefik the Service is a ClusterIP, which has the port that the Ingress names', async () => {
  const behind = await applied(objectsOn('k3s-ingress'))
  const { metadata, spec } = await behind('Ingress', 'app-belajar-ingress')
  expect(metadata.annotations).toHaveProperty(['traefik.ingress.kubernetes.io/router.entrypoints'])
  expect(spec).toMatchObject({ ingressClassName: 'traefik', rules: [{ host: 'belajar.local' }] })
  const { service: backend } = spec.rules[0].http.paths[0].backend
  const service = await behind('Service', backend.name)
  expect(service.spec).toMatchObject({ type: 'ClusterIP', ports: [{ name: backend.port.name, port: 8080 }] })
  expect(service.spec.ports[0]).not.toHaveProperty('nodePort')
  expect(namesOf(await podsOf(namespace, service.spec.selector))).toHaveLength(1)
})

test('000-50 the autoscaler finds its Deployment, keeps it within its bounds, and no later apply disturbs it', async () => {
  const scaled = await applied(objectsOn('scaled'))
  const { apiVersion, spec } = await scaled('HorizontalPodAutoscaler', 'app-belajar')
  expect({ apiVersion, spec }).toMatchObject({
    apiVersion: 'autoscaling/v2',
    spec: {
      scaleTargetRef: { kind: 'Deployment', name: 'app-belajar' },
      minReplicas: 1,
      maxReplicas: 5,
      metrics: [{ resource: { name: 'cpu', target: { averageUtilization: 50 } } }],
    },
  })
  // There are no metrics here, but too many pods are too many without them.
  await kubectl(['scale', 'deployment/app-belajar', '--replicas=7'])
  await until('the autoscaler takes two of them away', async () => (await replicas()) === 5)
  await applied(objectsOn('scaled'))
  expect(await replicas()).toBe(5)
  const [{ spec: pod }] = await podsOf(namespace, 'app')
  expect(pod.containers[0].resources.requests.cpu).toBe('100m')
})

async function replicas(): Promise<number> {
  return (await list('apps/v1', 'Deployment', namespace, 'app.kubernetes.io/component=app'))[0].spec.replicas
}

/** What the API server says of one more Service with a node port, which goes again. */
async function nodePort(nodePort: number): Promise<[number, string | undefined]> {
  const second = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'second', namespace } }
  const spec = { type: 'NodePort', ports: [{ port: 80, nodePort }] }
  const { status, body } = await request('POST', `/api/v1/namespaces/${namespace}/services`, { ...second, spec })
  await remove(second)
  return [status, body.message]
}
