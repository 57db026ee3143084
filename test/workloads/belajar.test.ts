import { beforeAll, describe, expect, test } from 'vitest'
import { exampleConfig } from '../../src/generated/example.ts'
import { type Config, type KubernetesObject, type Overrides, render } from '../../src/index.ts'
import { everywhere, type ThreeOutputs, threeOutputs } from '../outputs/three-outputs.ts'

const bundle = render(exampleConfig)
let kind: ThreeOutputs

beforeAll(async () => {
  kind = await threeOutputs(exampleConfig, 'kind')
})

describe('belajar, in plain manifests, in the chart and in the overlay alike', () => {
  test('000-01 six numbered files in the order of application, after what holds for the namespace', () => {
    for (const target of ['kind', 'docker-desktop', 'minikube', 'k3s', 'port-forward']) {
      const paths = Object.keys(bundle.files).filter((path) => path.startsWith(`manifests/${target}/`))
      expect(paths.map((path) => path.split('/').at(-1))).toEqual([
        '00-namespace.yml',
        '01-configmap.yml',
        '02-secret.yml',
        '03-pv.yml',
        '04-pvc.yml',
        '05-database.yml',
        '06-webapp.yml',
      ])
    }
  })

  test('000-02 one base, and overlays that differ in the Service type, its port, and who may come in by it', () => {
    const [nodePort, loadBalancer, clusterIP] = ['kind', 'docker-desktop', 'port-forward'].map(
      (target) => bundle.manifests[target] as readonly KubernetesObject[],
    )
    expect(withoutExposure(loadBalancer)).toEqual(withoutExposure(nodePort))
    expect(withoutExposure(clusterIP)).toEqual(withoutExposure(nodePort))
    expect([nodePort, loadBalancer, clusterIP].map(exposure)).toEqual([
      { type: 'NodePort', nodePort: 30001 },
      { type: 'LoadBalancer' },
      { type: 'ClusterIP' },
    ])
  })

  test('000-03 the ConfigMap holds the plain configuration', () => {
    for (const object of everywhere(kind, 'ConfigMap', 'belajar-config')) {
      expect(object).toMatchObject({
        apiVersion: 'v1',
        data: {
          POSTGRES_DB: 'belajar',
          POSTGRES_USER: 'belajar',
          SPRING_DATASOURCE_URL: 'jdbc:postgresql://db-belajar:5432/belajar',
        },
      })
    }
  })

  test('000-04 the Secret holds the password, as text that the API server encodes', () => {
    for (const object of everywhere(kind, 'Secret', 'belajar-secret')) {
      expect(object).toMatchObject({ apiVersion: 'v1', stringData: { POSTGRES_PASSWORD: 'belajar-development' } })
      const encoded = Buffer.from('belajar-development').toString('base64')
      expect(Buffer.from(encoded, 'base64').toString()).toBe(
        (object?.stringData as Texts | undefined)?.POSTGRES_PASSWORD,
      )
    }
  })

  test('000-05 000-06 the volume and its claim agree on class, mode and size, and the claim names the volume', () => {
    const shared = { storageClassName: 'manual', accessModes: ['ReadWriteOnce'] }
    for (const object of everywhere(kind, 'PersistentVolume', 'postgres-pv')) {
      expect(object?.spec).toMatchObject({
        ...shared,
        capacity: { storage: '1Gi' },
        hostPath: { type: 'DirectoryOrCreate' },
      })
    }
    for (const object of everywhere(kind, 'PersistentVolumeClaim', 'postgres-pvc')) {
      expect(object?.spec).toEqual({
        ...shared,
        volumeName: 'postgres-pv',
        resources: { requests: { storage: '1Gi' } },
      })
    }
  })

  test('000-07 the database is a StatefulSet that takes its configuration from ConfigMap and Secret', () => {
    for (const object of everywhere(kind, 'StatefulSet', 'db-belajar')) {
      expect(containerOf(object)).toMatchObject({
        image: 'postgres:17-alpine',
        envFrom: [{ configMapRef: { name: 'belajar-config' } }, { secretRef: { name: 'belajar-secret' } }],
        readinessProbe: { exec: { command: ['sh', '-c', expect.stringContaining('pg_isready')] } },
        securityContext: { readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
      })
      expect(containerOf(object).volumeMounts).toContainEqual({
        name: 'postgres-storage',
        mountPath: '/var/lib/postgresql/data',
      })
    }
  })

  test('000-08 the headless Service is the one that the StatefulSet names, with the selector of its pods', () => {
    const sets = everywhere(kind, 'StatefulSet', 'db-belajar')
    for (const [index, object] of everywhere(kind, 'Service', 'db-belajar-headless').entries()) {
      const set = sets[index]?.spec as { serviceName: string; selector: { matchLabels: Texts } }
      expect(set.serviceName).toBe('db-belajar-headless')
      expect(object?.spec).toMatchObject({ clusterIP: 'None', selector: set.selector.matchLabels })
    }
  })

  test('000-09 the regular Service answers on 5432 inside of the cluster', () => {
    for (const object of everywhere(kind, 'Service', 'db-belajar')) {
      expect(object?.spec).toMatchObject({ type: 'ClusterIP', ports: [{ port: 5432, targetPort: 'postgres' }] })
    }
  })

  test('000-10 the application is a Deployment with actuator probes, and its variables come from the ConfigMap', () => {
    for (const object of everywhere(kind, 'Deployment', 'app-belajar')) {
      expect(containerOf(object)).toMatchObject({
        image: 'endymuhardin/belajar-container:1.4.0',
        ports: [{ name: 'http', containerPort: 8080 }],
        env: [
          {
            name: 'SPRING_DATASOURCE_PASSWORD',
            valueFrom: { secretKeyRef: { name: 'belajar-secret', key: 'POSTGRES_PASSWORD' } },
          },
          {
            name: 'SPRING_DATASOURCE_URL',
            valueFrom: { configMapKeyRef: { name: 'belajar-config', key: 'SPRING_DATASOURCE_URL' } },
          },
          { name: 'SPRING_DATASOURCE_USERNAME' },
        ],
        livenessProbe: { httpGet: { path: '/actuator/health/liveness', port: 'http' } },
        readinessProbe: { httpGet: { path: '/actuator/health/readiness', port: 'http' } },
      })
    }
  })

  test('000-11 the web Service is a NodePort on 30001', () => {
    for (const object of everywhere(kind, 'Service', 'app-belajar')) {
      expect(object?.spec).toMatchObject({
        type: 'NodePort',
        ports: [{ port: 8080, targetPort: 'http', nodePort: 30001 }],
      })
    }
  })

  test('000-34 000-35 an Ingress by Traefik in front of a ClusterIP Service', async () => {
    const outputs = await threeOutputs(exampleConfig, 'k3s-ingress')
    for (const object of everywhere(outputs, 'Ingress', 'app-belajar-ingress')) {
      expect(object).toMatchObject({
        apiVersion: 'networking.k8s.io/v1',
        metadata: { annotations: { 'traefik.ingress.kubernetes.io/router.entrypoints': 'web,websecure' } },
        spec: {
          ingressClassName: 'traefik',
          rules: [
            {
              host: 'belajar.local',
              http: {
                paths: [
                  {
                    path: '/',
                    pathType: 'Prefix',
                    backend: { service: { name: 'app-belajar', port: { name: 'http' } } },
                  },
                ],
              },
            },
          ],
        },
      })
    }
    for (const object of everywhere(outputs, 'Service', 'app-belajar')) {
      expect(object?.spec).toMatchObject({ type: 'ClusterIP' })
    }
  })

  test('000-34 an HTTPRoute of the Gateway API instead', async () => {
    const route = {
      kind: 'httpRoute',
      host: 'belajar.local',
      gateway: { name: 'traefik', namespace: 'kube-system' },
    } as const
    const outputs = await threeOutputs(on('k3s', { workloads: { app: { route } } }), 'test')
    for (const object of everywhere(outputs, 'HTTPRoute', 'app-belajar-route')) {
      expect(object).toMatchObject({
        apiVersion: 'gateway.networking.k8s.io/v1',
        spec: {
          parentRefs: [{ name: 'traefik', namespace: 'kube-system' }],
          hostnames: ['belajar.local'],
          rules: [{ backendRefs: [{ name: 'app-belajar', port: 8080 }] }],
        },
      })
    }
  })

  test('000-45 a changed ConfigMap changes the pods, so that they are replaced', async () => {
    const changed = await threeOutputs(
      on('kind', { configMaps: { config: { data: { POSTGRES_DB: 'toko' } } } }),
      'test',
    )
    for (const [controller, name] of [
      ['Deployment', 'app-belajar'],
      ['StatefulSet', 'db-belajar'],
    ] as const) {
      const before = everywhere(kind, controller, name).map(checksum)
      const after = everywhere(changed, controller, name).map(checksum)
      expect(new Set(before).size).toBe(1)
      expect(new Set(after).size).toBe(1)
      expect(after[0]).toMatch(/^[0-9a-f]{64}$/)
      expect(after[0]).not.toBe(before[0])
    }
  })

  test('000-50 an autoscaler, and no word of replicas beside it', async () => {
    const autoscaling = { enabled: true, minReplicas: 1, maxReplicas: 5, targetCPU: 50 }
    const outputs = await threeOutputs(on('k3s', { workloads: { app: { autoscaling } } }), 'test')
    for (const object of everywhere(outputs, 'HorizontalPodAutoscaler', 'app-belajar')) {
      expect(object).toMatchObject({
        apiVersion: 'autoscaling/v2',
        spec: {
          scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'app-belajar' },
          minReplicas: 1,
          maxReplicas: 5,
          metrics: [{ resource: { name: 'cpu', target: { averageUtilization: 50 } } }],
        },
      })
    }
    for (const object of everywhere(outputs, 'Deployment', 'app-belajar'))
      expect(object?.spec).not.toHaveProperty('replicas')
  })
})

type Texts = Record<string, string>

/** belajar with one target: an environment and some overrides. */
function on(preset: string, overrides: Overrides): Config {
  return { ...exampleConfig, targets: { test: { presets: [preset], overrides } } }
}

function containerOf(object: KubernetesObject | undefined): Record<string, unknown> {
  const spec = object?.spec as { template: { spec: { containers: [Record<string, unknown>] } } }
  return spec.template.spec.containers[0]
}

function checksum(object: KubernetesObject | undefined): string | undefined {
  const spec = object?.spec as { template: { metadata: { annotations: Texts } } }
  return spec.template.metadata.annotations['checksum/config']
}

function exposure(objects: readonly KubernetesObject[] = []) {
  const spec = objects.find(isWebService)?.spec as { type: string; ports: [{ nodePort?: number }] }
  return { type: spec.type, ...(spec.ports[0].nodePort ? { nodePort: spec.ports[0].nodePort } : {}) }
}

function withoutExposure(objects: readonly KubernetesObject[] = []) {
  const others = objects.filter((object) => !isWebService(object))
  return others.map((object) => {
    const { ingress: _, ...spec } = (object.spec ?? {}) as { ingress?: unknown }
    return isWebPolicy(object) ? { ...object, spec } : object
  })
}

function isWebPolicy({ kind, metadata }: KubernetesObject): boolean {
  return kind === 'NetworkPolicy' && metadata.name === 'app-belajar'
}

function isWebService({ kind, metadata }: KubernetesObject): boolean {
  return kind === 'Service' && metadata.name === 'app-belajar'
}
