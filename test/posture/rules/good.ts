import type { KubernetesObject } from '../../../src/index.ts'

/** An application that breaks no rule, written by hand; the tests of the rules break it, one thing at a time. */
export function goodObjects(): KubernetesObject[] {
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: enforced } },
    object('v1', 'LimitRange', 'shop', {
      limits: [{ type: 'Container', max: some, min: some, default: some, defaultRequest: some }],
    }),
    object('v1', 'ResourceQuota', 'shop', {
      hard: { 'requests.cpu': '2', 'requests.memory': '2Gi', 'limits.cpu': '4', 'limits.memory': '4Gi' },
    }),
    ...['front', 'back', 'db', 'migration', 'backup'].map((name) => {
      return { ...object('v1', 'ServiceAccount', name, {}), automountServiceAccountToken: false }
    }),
    {
      ...object('rbac.authorization.k8s.io/v1', 'Role', 'back', {}),
      rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'] }],
    },
    {
      ...object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'back', {}),
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'back' },
      subjects: [{ kind: 'ServiceAccount', name: 'back', namespace: 'shop' }],
    },
    object('apps/v1', 'Deployment', 'front', {
      replicas: 2,
      strategy: { type: 'RollingUpdate' },
      selector: selector('front'),
      template: template('front'),
    }),
    object('apps/v1', 'Deployment', 'back', {
      strategy: { type: 'RollingUpdate' },
      selector: selector('back'),
      template: template('back'),
    }),
    object('apps/v1', 'StatefulSet', 'db', {
      serviceName: 'db',
      replicas: 1,
      selector: selector('db'),
      template: template('db'),
    }),
    object('batch/v1', 'Job', 'migration', { ttlSecondsAfterFinished: 600, template: template('migration') }),
    object('batch/v1', 'CronJob', 'backup', {
      schedule: '0 3 * * *',
      timeZone: 'Asia/Jakarta',
      startingDeadlineSeconds: 600,
      concurrencyPolicy: 'Forbid',
      jobTemplate: { spec: { template: template('backup') } },
    }),
    object('v1', 'Service', 'front', {
      type: 'ClusterIP',
      selector: part('front'),
      ports: [{ name: 'http', port: 80, targetPort: 'http' }],
    }),
    object('v1', 'Service', 'back', {
      type: 'ClusterIP',
      selector: part('back'),
      ports: [{ name: 'http', port: 80, targetPort: 8080 }],
    }),
    object('v1', 'Service', 'db', { clusterIP: 'None', selector: part('db'), ports: [{ name: 'http', port: 8080 }] }),
    object('networking.k8s.io/v1', 'Ingress', 'front', {
      tls: [{ hosts: ['shop.example'], secretName: 'shop' }],
      rules: [
        {
          host: 'shop.example',
          http: {
            paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'front', port: { name: 'http' } } } }],
          },
        },
      ],
    }),
    object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'back', {
      rules: [{ backendRefs: [{ name: 'back', port: 80 }] }],
    }),
    object('autoscaling/v2', 'HorizontalPodAutoscaler', 'back', {
      minReplicas: 2,
      maxReplicas: 4,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'back' },
    }),
    ...['front', 'back'].map((name) =>
      object('policy/v1', 'PodDisruptionBudget', name, {
        maxUnavailable: 1,
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
        selector: selector(name),
      }),
    ),
    object('networking.k8s.io/v1', 'NetworkPolicy', 'shop', {
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
      egress: [{ ports: [{ port: 53, protocol: 'UDP' }] }],
    }),
  ]
}

const enforced = {
  'pod-security.kubernetes.io/enforce': 'restricted',
  'pod-security.kubernetes.io/enforce-version': 'v1.36',
}
const some = { cpu: '1', memory: '1Gi', 'ephemeral-storage': '1Gi' }
const part = (name: string) => ({ 'app.kubernetes.io/component': name })
const selector = (name: string) => ({ matchLabels: part(name) })

function object(apiVersion: string, kind: string, name: string, spec: KubernetesObject['spec']): KubernetesObject {
  const words = ['name', 'instance', 'part-of', 'managed-by'].map((word) => [`app.kubernetes.io/${word}`, 'shop'])
  return {
    apiVersion,
    kind,
    metadata: { name, namespace: 'shop', labels: Object.fromEntries(words) },
    spec: spec ?? {},
  }
}

function template(name: string) {
  const term = { topologyKey: 'kubernetes.io/hostname', labelSelector: selector(name) }
  const prepare = { ...container('prepare'), restartPolicy: 'Always' }
  return {
    metadata: { labels: part(name) },
    spec: {
      serviceAccountName: name,
      automountServiceAccountToken: name === 'back',
      restartPolicy: ['migration', 'backup'].includes(name) ? 'Never' : 'Always',
      terminationGracePeriodSeconds: 30,
      securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
      affinity: {
        podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }] },
      },
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: 'topology.kubernetes.io/zone',
          whenUnsatisfiable: 'ScheduleAnyway',
          labelSelector: selector(name),
        },
      ],
      initContainers: [prepare],
      containers: [{ ...container(name), ...serving }],
      volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } }],
    },
  }
}

const serving = {
  ports: [{ name: 'http', containerPort: 8080 }],
  env: [{ name: 'MODE', value: 'shop' }],
  startupProbe: { httpGet: { path: '/live', port: 'http' } },
  readinessProbe: { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 5, failureThreshold: 3 },
  livenessProbe: { tcpSocket: { port: 8080 } },
  lifecycle: { preStop: { sleep: { seconds: 5 } } },
}

function container(name: string) {
  return {
    name,
    image: 'registry.example:5000/shop/app:1.0.0',
    imagePullPolicy: 'Always',
    resources: { requests: some, limits: some },
    volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 10001,
      runAsGroup: 10001,
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    },
  }
}
