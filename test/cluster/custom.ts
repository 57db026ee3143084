import type { Config, Overrides } from '../../src/index.ts'

const image = 'example/shop:1.0.0'
const sealedText = `Ag${'A'.repeat(400)}`

/** Where the Secrets of a target come from. */
function secretsFrom(source: 'external' | 'sealed') {
  return { secrets: { login: { source }, certificate: { source } } }
}

/** With a load balancer and an Ingress, and a class whose volumes the driver of the cloud makes. */
const onCloud: Overrides = {
  workloads: {
    app: { route: { kind: 'ingress', tlsSecret: 'shop-tls' } },
    raw: { service: { type: 'LoadBalancer', nodePort: 0 } },
  },
}

/** An application of what the examples do without: kinds of other projects, storage of the clouds, every sort of part. */
export const custom: Config = {
  name: 'shop',
  namespace: 'custom',
  configMaps: { settings: { data: { GREETING: 'hello', READER: { connection: 'ledger', format: 'reader' } } } },
  secrets: {
    login: { keys: ['PASSWORD'], external: { store: 'vault', path: 'shop/login' }, sealed: { PASSWORD: sealedText } },
    certificate: {
      keys: ['tls.crt', 'tls.key'],
      external: { store: 'vault', storeKind: 'SecretStore', path: 'shop/tls', refreshInterval: '30m' },
      sealed: { 'tls.crt': sealedText, 'tls.key': sealedText },
    },
    owner: { keys: ['username', 'password'] },
    bucket: { keys: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] },
  },
  storageClasses: {
    disk: { reclaimPolicy: 'Retain' },
    shared: { provisioner: 'nfs.csi.k8s.io', parameters: { server: 'nfs.example.com', share: '/shop' } },
  },
  claims: {
    pictures: { storageClass: 'shared', accessMode: 'ReadWriteMany', size: '5Gi' },
    copies: { storageClass: 'disk', accessMode: 'ReadWriteOncePod' },
    older: { existingClaim: 'older' },
  },
  nodePools: { fast: { value: 'nvme', taint: 'NoSchedule' } },
  priorityClasses: { high: { value: 1000, description: 'Sold first.', preempts: false } },
  quota: { enabled: true, pods: 90, requests: { cpu: '40', ephemeralStorage: '100Gi' }, storage: '200Gi' },
  limitRange: { enabled: true, max: { ephemeralStorage: '20Gi' }, min: { ephemeralStorage: '1Mi' } },
  networkPolicies: { ingressNamespace: 'gateways', dns: { nodeCache: '169.254.20.10/32' } },
  workloads: {
    app: {
      kind: 'web',
      image: { repository: 'example/shop', digest: `sha256:${'0'.repeat(64)}`, pullPolicy: 'Always' },
      dependsOn: ['ledger', 'far', 'near', 'sessions'],
      envFrom: [{ configMap: 'settings' }],
      env: {
        PASSWORD: { secret: 'login', key: 'PASSWORD' },
        LEDGER: { connection: 'ledger', format: 'jdbc' },
        FAR: { connection: 'far', format: 'url' },
        NEAR: { connection: 'near', format: 'url' },
      },
      nodePool: 'fast',
      priority: 'high',
      size: 'large',
      replicas: 2,
      route: { kind: 'httpRoute', host: 'shop.example.com', gateway: { name: 'public', namespace: 'gateways' } },
      probes: { startup: { path: '/up' }, readiness: { path: '/ready' }, liveness: { path: '/live' } },
      ports: {
        metrics: { port: 9100 },
        rpc: { port: 9054, protocol: 'gRPC' },
        dns: { port: 9053, protocol: 'UDP' },
        'dns-tcp': { port: 9053, protocol: 'TCP' },
      },
      exposure: { namespaces: ['monitoring'] },
      egress: { internet: true },
      autoscaling: { enabled: true, minReplicas: 2, maxReplicas: 4 },
      disruptionBudget: { enabled: true },
      spread: { nodes: true, zones: true },
      resources: { requests: { ephemeralStorage: '1Gi' }, limits: { cpu: '2', ephemeralStorage: '2Gi' } },
      volumes: {
        pictures: { claim: 'pictures', mountPath: '/pictures' },
        older: { claim: 'older', mountPath: '/older' },
        files: { configMap: 'settings', mountPath: '/etc/shop' },
        keys: { secret: 'certificate', mountPath: '/etc/tls' },
        cache: { scratch: { size: '64Mi', memory: true }, mountPath: '/cache' },
      },
      containers: {
        prepare: { role: 'init', image, command: ['prepare'] },
        proxy: { role: 'sidecar', image, ports: { admin: { port: 9901 } } },
        second: { role: 'container', image, env: { MODE: 'second' } },
      },
      labels: { team: 'shop' },
      podAnnotations: { 'example.com/note': 'yes' },
      nodeSelector: { 'kubernetes.io/os': 'linux' },
    },
    api: {
      kind: 'web',
      image,
      protocol: 'gRPC',
      dependsOn: ['ledger'],
      service: { annotations: { 'example.com/a': '1' } },
    },
    raw: { kind: 'web', image, protocol: 'TCP', service: { type: 'NodePort', nodePort: 30123 } },
    ledger: {
      kind: 'postgres',
      operator: 'cloudNativePG',
      replicas: 3,
      password: { secret: 'owner', key: 'password' },
      storage: { size: '5Gi' },
    },
    far: {
      kind: 'postgres',
      managed: { host: 'db.example.com', port: 6432, addresses: '10.1.0.0/16' },
      password: { secret: 'login', key: 'PASSWORD' },
    },
    near: {
      kind: 'postgres',
      version: '18',
      password: { secret: 'login', key: 'PASSWORD' },
      tls: { secret: 'certificate' },
      storageClass: 'disk',
      storage: { mode: 'claim', size: '2Gi', accessMode: 'ReadWriteOncePod' },
    },
    sessions: { kind: 'redis', password: { secret: 'login', key: 'PASSWORD' }, persistent: true, storageClass: 'disk' },
    mail: {
      kind: 'worker',
      image,
      ports: { health: { port: 9000, protocol: 'gRPC' } },
      health: { port: 'health' },
      autoscaling: { enabled: true },
      permissions: [
        { resources: ['pods', 'pods/log'], verbs: ['get', 'list'] },
        { groups: ['apps'], resources: ['deployments'], names: ['shop-app'], verbs: ['patch'] },
      ],
    },
    logs: {
      kind: 'daemon',
      image,
      volumes: { logs: { hostPath: '/var/log', mountPath: '/var/log/host' } },
      ownNamespace: { podSecurity: 'privileged', reason: 'It reads the logs of the node.' },
    },
    before: { kind: 'job', image, command: ['migrate'], runs: 'argoPreSync' },
    during: { kind: 'job', image, command: ['fill'], dependsOn: ['near'], runs: 'argoSync' },
    after: { kind: 'job', image, command: ['warm'] },
    copy: { kind: 'cron', backup: { of: 'near', claim: 'copies', keep: 3 } },
    upload: {
      kind: 'cron',
      timeZone: 'Asia/Jakarta',
      backup: { of: 'far', bucket: { path: 'copies/far', endpoint: 'https://s3.example.com', secret: 'bucket' } },
    },
    report: { kind: 'cron', image, schedule: '*/5 * * * *', concurrencyPolicy: 'Replace', suspend: true },
  },
  manifests: {
    reader: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'shop-nodes' },
      rules: [{ apiGroups: [''], resources: ['nodes'], verbs: ['get'] }],
    },
    slices: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: { name: 'shop' },
      spec: { controller: 'example.com/controller' },
    },
    elsewhere: {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'shop-elsewhere', namespace: 'default' },
      data: { TEXT: '{{ .Values.x }}', NUMBER: '017' },
    },
  },
  patches: {
    proxy: {
      kind: 'Deployment',
      name: 'shop-mail',
      merge: { spec: { template: { spec: { hostAliases: [{ ip: '10.0.0.9', hostnames: ['mail.example.com'] }] } } } },
    },
  },
  targets: {
    gateway: { presets: ['k3s', 'production'], overrides: secretsFrom('external') },
    sealed: { presets: ['minikube', 'staging'], overrides: secretsFrom('sealed') },
    eks: { presets: ['eks'], overrides: onCloud },
    gke: { presets: ['gke'], overrides: { workloads: { ...onCloud.workloads, after: { runs: 'helmHook' } } } },
    aks: { presets: ['aks'], overrides: onCloud },
  },
}

/** What an API server warns of on a target, where there is no other way: GKE goes by an annotation, and not by a class. */
export const expectedWarnings: Readonly<Record<string, readonly string[]>> = {
  gke: [
    'Ingress custom/shop-app-ingress: 299 - "annotation \\"kubernetes.io/ingress.class\\" is deprecated, ' +
      "please use 'spec.ingressClassName' instead\"",
  ],
}
