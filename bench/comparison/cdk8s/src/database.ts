import { k8s } from 'cdk8s-plus-33'
import { Construct } from 'constructs'
import {
  containerSecurityContext,
  hasNoNamespace,
  labelsOf,
  podSecurityContext,
  resourcesOf,
  scratchVolume,
  selectorOf,
} from './parts.js'
import type { DatabaseSettings } from './targets.js'

const tag = '17-alpine'
const labels = labelsOf('db', tag)
const quantity = k8s.Quantity.fromString

const isReady: k8s.Probe = {
  exec: { command: ['sh', '-c', 'exec pg_isready -h 127.0.0.1 -U "$POSTGRES_USER" -d "$POSTGRES_DB"'] },
  timeoutSeconds: 3,
}

/** PostgreSQL with its storage: a folder of the node, or a volume of the storage class. */
export class Database extends Construct {
  constructor(scope: Construct, settings: DatabaseSettings, annotations: Record<string, string>) {
    super(scope, 'database')
    const { hostPath } = settings
    const metadata = { name: 'db-belajar', labels }
    new k8s.KubeServiceAccount(this, 'account', { metadata, automountServiceAccountToken: false })
    new k8s.KubeStatefulSet(this, 'set', {
      metadata,
      spec: {
        serviceName: 'db-belajar-headless',
        replicas: 1,
        revisionHistoryLimit: 5,
        podManagementPolicy: 'OrderedReady',
        selector: { matchLabels: selectorOf('db') },
        template: { metadata: { labels, annotations }, spec: this.pod(settings) },
        ...(hostPath === undefined ? this.provisioned() : {}),
      },
    })
    const ports = [{ name: 'postgres', port: 5432, targetPort: k8s.IntOrString.fromString('postgres') }]
    new k8s.KubeService(this, 'headless', {
      metadata: { name: 'db-belajar-headless', labels },
      spec: { clusterIp: 'None', selector: selectorOf('db'), ports },
    })
    new k8s.KubeService(this, 'service', { metadata, spec: { type: 'ClusterIP', selector: selectorOf('db'), ports } })
    if (hostPath !== undefined) this.static(hostPath)
  }

  private pod({ pullPolicy, resources, hostPath, startup, livenessFailures }: DatabaseSettings): k8s.PodSpec {
    const claim = { name: 'postgres-storage', persistentVolumeClaim: { claimName: 'postgres-pvc' } }
    return {
      serviceAccountName: 'db-belajar',
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      terminationGracePeriodSeconds: 60,
      securityContext: podSecurityContext,
      containers: [
        {
          name: 'postgres',
          image: `postgres:${tag}`,
          imagePullPolicy: pullPolicy,
          ports: [{ name: 'postgres', containerPort: 5432 }],
          startupProbe: { ...isReady, ...startup },
          readinessProbe: { ...isReady, periodSeconds: 10, failureThreshold: 3 },
          livenessProbe: {
            tcpSocket: { port: k8s.IntOrString.fromString('postgres') },
            timeoutSeconds: 3,
            periodSeconds: 30,
            failureThreshold: livenessFailures,
          },
          envFrom: [{ configMapRef: { name: 'belajar-config' } }, { secretRef: { name: 'belajar-secret' } }],
          env: [{ name: 'PGDATA', value: '/var/lib/postgresql/data/pgdata' }],
          resources: resourcesOf(resources),
          securityContext: containerSecurityContext,
          volumeMounts: [
            { name: 'postgres-storage', mountPath: '/var/lib/postgresql/data' },
            { name: 'run', mountPath: '/var/run/postgresql' },
            { name: 'tmp', mountPath: '/tmp' },
            { name: 'shared-memory', mountPath: '/dev/shm' },
          ],
        },
      ],
      volumes: [
        ...(hostPath === undefined ? [] : [claim]),
        scratchVolume('run'),
        scratchVolume('tmp'),
        { name: 'shared-memory', emptyDir: { medium: 'Memory', sizeLimit: quantity('64Mi') } },
      ],
    }
  }

  private provisioned(): Pick<k8s.StatefulSetSpec, 'volumeClaimTemplates' | 'persistentVolumeClaimRetentionPolicy'> {
    return {
      volumeClaimTemplates: [
        {
          metadata: { name: 'postgres-storage' },
          spec: {
            accessModes: ['ReadWriteOnce'],
            storageClassName: 'local-path',
            resources: { requests: { storage: quantity('1Gi') } },
          },
        },
      ],
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
    }
  }

  private static(path: string): void {
    const volume = new k8s.KubePersistentVolume(this, 'volume', {
      metadata: { name: 'postgres-pv', labels },
      spec: {
        capacity: { storage: quantity('1Gi') },
        accessModes: ['ReadWriteOnce'],
        persistentVolumeReclaimPolicy: 'Retain',
        storageClassName: 'manual',
        hostPath: { path, type: 'DirectoryOrCreate' },
      },
    })
    hasNoNamespace(volume)
    new k8s.KubePersistentVolumeClaim(this, 'claim', {
      metadata: { name: 'postgres-pvc', labels },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'manual',
        volumeName: 'postgres-pv',
        resources: { requests: { storage: quantity('1Gi') } },
      },
    })
  }
}
