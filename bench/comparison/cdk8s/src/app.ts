import { k8s } from 'cdk8s-plus-33'
import { Construct } from 'constructs'
import {
  containerSecurityContext,
  labelsOf,
  podSecurityContext,
  resourcesOf,
  scratchVolume,
  selectorOf,
} from './parts.js'
import type { AppSettings } from './targets.js'

const version = '1.4.0'
const labels = labelsOf('app', version)
const selector = selectorOf('app')
const metadata = { name: 'app-belajar', labels }

/** The Spring Boot application and the way to it. */
export class App extends Construct {
  constructor(scope: Construct, settings: AppSettings, annotations: Record<string, string>) {
    super(scope, 'app')
    const { replicas, service, host, disruptionBudget } = settings
    new k8s.KubeServiceAccount(this, 'account', { metadata, automountServiceAccountToken: false })
    new k8s.KubeDeployment(this, 'deployment', {
      metadata,
      spec: {
        replicas,
        revisionHistoryLimit: 5,
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxSurge: k8s.IntOrString.fromNumber(1), maxUnavailable: k8s.IntOrString.fromNumber(0) },
        },
        selector: { matchLabels: selector },
        template: { metadata: { labels, annotations }, spec: this.pod(settings) },
      },
    })
    new k8s.KubeService(this, 'service', {
      metadata,
      spec: {
        type: service.type,
        selector,
        ports: [
          { name: 'http', port: 8080, targetPort: k8s.IntOrString.fromString('http'), nodePort: service.nodePort },
        ],
      },
    })
    if (host !== undefined) this.ingress(host)
    if (disruptionBudget) {
      new k8s.KubePodDisruptionBudget(this, 'budget', {
        metadata,
        spec: {
          maxUnavailable: k8s.IntOrString.fromNumber(1),
          unhealthyPodEvictionPolicy: 'AlwaysAllow',
          selector: { matchLabels: selector },
        },
      })
    }
  }

  private pod(settings: AppSettings): k8s.PodSpec {
    const { pullPolicy, resources, startupFailures, readinessPeriod, liveness, spread } = settings
    const asks = (path: string) => ({ httpGet: { path, port: k8s.IntOrString.fromString('http') }, timeoutSeconds: 3 })
    return {
      serviceAccountName: 'app-belajar',
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      ...(spread.includes('kubernetes.io/hostname') ? { affinity: apart() } : {}),
      ...(spread.length > 0 ? { topologySpreadConstraints: spread.map(constraint) } : {}),
      terminationGracePeriodSeconds: 30,
      securityContext: podSecurityContext,
      containers: [
        {
          name: 'app',
          image: `endymuhardin/belajar-container:${version}`,
          imagePullPolicy: pullPolicy,
          ports: [{ name: 'http', containerPort: 8080 }],
          startupProbe: {
            ...asks('/actuator/health/liveness'),
            periodSeconds: 5,
            failureThreshold: startupFailures,
          },
          readinessProbe: {
            ...asks('/actuator/health/readiness'),
            periodSeconds: readinessPeriod,
            failureThreshold: 3,
          },
          livenessProbe: { ...asks('/actuator/health/liveness'), ...liveness },
          lifecycle: { preStop: { sleep: { seconds: 5 } } },
          env: [
            fromSecret('SPRING_DATASOURCE_PASSWORD', 'POSTGRES_PASSWORD'),
            fromConfig('SPRING_DATASOURCE_URL', 'SPRING_DATASOURCE_URL'),
            fromConfig('SPRING_DATASOURCE_USERNAME', 'POSTGRES_USER'),
          ],
          resources: resourcesOf(resources),
          securityContext: containerSecurityContext,
          volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
        },
      ],
      volumes: [scratchVolume('tmp')],
    }
  }

  private ingress(host: string): void {
    const backend = { service: { name: 'app-belajar', port: { name: 'http' } } }
    new k8s.KubeIngress(this, 'ingress', {
      metadata: {
        name: 'app-belajar-ingress',
        labels,
        annotations: { 'traefik.ingress.kubernetes.io/router.entrypoints': 'web,websecure' },
      },
      spec: {
        ingressClassName: 'traefik',
        rules: [{ host, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
      },
    })
  }
}

function apart(): k8s.Affinity {
  const podAffinityTerm = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: selector } }
  return { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm }] } }
}

function constraint(topologyKey: string): k8s.TopologySpreadConstraint {
  return {
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: selector },
  }
}

function fromConfig(name: string, key: string): k8s.EnvVar {
  return { name, valueFrom: { configMapKeyRef: { name: 'belajar-config', key } } }
}

function fromSecret(name: string, key: string): k8s.EnvVar {
  return { name, valueFrom: { secretKeyRef: { name: 'belajar-secret', key } } }
}
