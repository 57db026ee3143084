import { describe, expect, test } from 'vitest'
import { goodObjects } from './good.ts'
import { rules } from './registry.ts'
import { type Loose, nameOf } from './rule.ts'

test('a good application breaks no rule', () => {
  expect(rules.flatMap(({ id, check }) => check(goodObjects()).map((found) => `${id}: ${found}`))).toEqual([])
})

const front = 'Deployment shop/front'
const container = 'spec.template.spec.containers.0'
const context = `${container}.securityContext`
const pod = 'spec.template.spec'
const inFront = `${front}: front`

/** Where the good application is broken, what stands there then, and what the rule names. */
type Break = [rule: string, object: string, path: string, value: unknown, found?: string]

/** For each rule one break at least. */
const breaks: Break[] = [
  ['run-as-non-root', front, `${context}.runAsNonRoot`, false, inFront],
  ['high-user', front, `${context}.runAsUser`, 10000, inFront],
  ['high-group', front, `${context}.runAsGroup`, undefined, inFront],
  ['own-account', front, `${pod}.serviceAccountName`, undefined],
  ['own-account', front, `${pod}.serviceAccountName`, 'absent'],
  ['account-not-shared', front, `${pod}.serviceAccountName`, 'db'],
  ['account-without-token', 'ServiceAccount shop/front', 'automountServiceAccountToken', true],
  ['pod-without-token', front, `${pod}.automountServiceAccountToken`, undefined],
  ['pod-without-token', 'RoleBinding shop/back', 'subjects.0.name', 'front', 'Deployment shop/back'],
  ['no-escalation', front, `${context}.allowPrivilegeEscalation`, undefined, inFront],
  ['no-escalation', front, `${pod}.initContainers.0.securityContext`, undefined, `${front}: prepare`],
  ['not-privileged', front, `${context}.privileged`, true, inFront],
  ['capabilities-dropped', front, `${context}.capabilities.drop`, ['NET_RAW'], inFront],
  ['capabilities-added', front, `${context}.capabilities.add`, ['NET_BIND_SERVICE', 'SYS_ADMIN'], inFront],
  ['seccomp-pod', front, `${pod}.securityContext.seccompProfile.type`, 'Unconfined'],
  ['seccomp-container', front, `${context}.seccompProfile`, undefined, inFront],
  ['read-only-root', front, `${context}.readOnlyRootFilesystem`, false, inFront],
  ['default-proc-mount', front, `${context}.procMount`, 'Unmasked', inFront],
  ['own-network', front, `${pod}.hostNetwork`, true],
  ['own-processes', front, `${pod}.hostPID`, true],
  ['own-processes', front, `${pod}.hostIPC`, true],
  ['no-host-port', front, `${container}.ports.0.hostPort`, 8080, inFront],
  ['no-host-path', front, `${pod}.volumes.1`, { name: 'host', hostPath: { path: '/data' } }],
  [
    'no-runtime-socket',
    front,
    `${pod}.volumes.1`,
    { name: 'host', hostPath: { path: '/run/containerd/containerd.sock' } },
  ],
  ['restricted-volumes', front, `${pod}.volumes.1`, { name: 'share', nfs: { server: 's', path: '/' } }],
  ['no-sysctls', front, `${pod}.securityContext.sysctls`, [{ name: 'net.core.somaxconn', value: '1024' }]],
  ['no-host-process', front, `${context}.windowsOptions`, { hostProcess: true }, inFront],
  ['cpu-requests', front, `${container}.resources.requests.cpu`, undefined, inFront],
  ['memory-requests', front, `${container}.resources.requests.memory`, undefined, inFront],
  ['ephemeral-storage-requests', front, `${container}.resources.requests.ephemeral-storage`, undefined, inFront],
  ['cpu-limits', front, `${container}.resources.limits.cpu`, undefined, inFront],
  ['memory-limits', front, `${container}.resources.limits.memory`, undefined, inFront],
  ['ephemeral-storage-limits', front, `${container}.resources.limits`, undefined, inFront],
  ['image-tag', front, `${container}.image`, 'registry.example:5000/shop/app', inFront],
  ['image-tag', front, `${container}.image`, 'shop/app:latest', inFront],
  ['pull-always', front, `${container}.imagePullPolicy`, 'IfNotPresent', inFront],
  ['empty-dir-limit', front, `${pod}.volumes.0.emptyDir`, {}],
  ['mounts-have-volumes', front, `${container}.volumeMounts.0.name`, 'data', inFront],
  ['high-ports', front, `${container}.ports.0.containerPort`, 80, inFront],
  ['ports-once', front, `${container}.ports.1`, { name: 'again', containerPort: 8080 }, inFront],
  ['variables-once', front, `${container}.env.1`, { name: 'MODE', value: 'other' }, inFront],
  ['readiness-probe', front, `${container}.readinessProbe`, undefined],
  ['liveness-probe', front, `${container}.livenessProbe`, undefined],
  ['probes-differ', front, `${container}.livenessProbe`, { httpGet: { path: '/ready', port: 'http' } }, inFront],
  ['probe-port', front, `${container}.startupProbe.httpGet.port`, 'metrics', inFront],
  ['probe-host', front, `${container}.readinessProbe.httpGet.host`, 'elsewhere.example', inFront],
  ['probe-host', front, `${container}.lifecycle.preStop`, { httpGet: { host: 'elsewhere.example' } }, inFront],
  ['liveness-patience', front, `${container}.livenessProbe.failureThreshold`, 1, inFront],
  ['graceful-end', front, `${pod}.terminationGracePeriodSeconds`, 5, inFront],
  ['replicas', front, 'spec.replicas', 1],
  ['autoscaler-minimum', 'HorizontalPodAutoscaler shop/back', 'spec.minReplicas', 1],
  ['autoscaler-range', 'HorizontalPodAutoscaler shop/back', 'spec.maxReplicas', 2],
  ['autoscaler-target', 'HorizontalPodAutoscaler shop/back', 'spec.scaleTargetRef.name', 'absent'],
  ['autoscaler-alone', 'Deployment shop/back', 'spec.replicas', 2, 'HorizontalPodAutoscaler shop/back'],
  ['anti-affinity', front, `${pod}.affinity`, undefined],
  ['spread', front, `${pod}.topologySpreadConstraints.0.labelSelector.matchLabels`, { app: 'other' }],
  ['budget', 'PodDisruptionBudget shop/front', 'spec.selector.matchLabels', { app: 'other' }, front],
  ['budget-lets-go', 'PodDisruptionBudget shop/front', 'spec.maxUnavailable', 0],
  ['budget-lets-go', 'PodDisruptionBudget shop/front', 'spec.maxUnavailable', undefined],
  ['budget-unhealthy', 'PodDisruptionBudget shop/front', 'spec.unhealthyPodEvictionPolicy', undefined],
  ['budget-pods', 'PodDisruptionBudget shop/front', 'spec.selector', {}],
  ['rolling-update', front, 'spec.strategy.type', 'Recreate'],
  ['stateful-set-service', 'StatefulSet shop/db', 'spec.serviceName', 'back'],
  ['selector-of-own-pods', front, 'spec.selector', { matchExpressions: [{ key: 'app', operator: 'Exists' }] }],
  ['cron-deadline', 'CronJob shop/backup', 'spec.startingDeadlineSeconds', undefined],
  ['cron-keeps-history', 'CronJob shop/backup', 'spec.jobTemplate.spec.ttlSecondsAfterFinished', 60],
  ['cron-one-at-a-time', 'CronJob shop/backup', 'spec.concurrencyPolicy', undefined],
  ['cron-time-zone', 'CronJob shop/backup', 'spec.timeZone', ''],
  ['job-cleared', 'Job shop/migration', 'spec.ttlSecondsAfterFinished', undefined],
  ['job-restart', 'CronJob shop/backup', 'spec.jobTemplate.spec.template.spec.restartPolicy', 'Always'],
  ['policy-for-what-comes-in', 'NetworkPolicy shop/shop', 'spec.policyTypes', ['Egress'], front],
  ['policy-for-what-goes-out', 'NetworkPolicy shop/shop', 'spec.egress', [], front],
  ['policy-pods', 'NetworkPolicy shop/shop', 'spec.podSelector', { matchLabels: { app: 'other' } }],
  ['policy-for-some', 'NetworkPolicy shop/shop', 'spec.ingress', [{}]],
  ['service-pods', 'Service shop/front', 'spec.selector', { app: 'other' }],
  ['service-port', 'Service shop/front', 'spec.ports.0.targetPort', 'metrics'],
  ['no-node-port', 'Service shop/front', 'spec.type', 'NodePort'],
  ['no-external-address', 'Service shop/front', 'spec.externalIPs', ['192.0.2.1']],
  ['ingress-tls', 'Ingress shop/front', 'spec.tls', undefined],
  ['route-backend', 'Ingress shop/front', 'spec.rules.0.http.paths.0.backend.service.name', 'absent'],
  ['route-backend', 'HTTPRoute shop/back', 'spec.rules.0.backendRefs.0.port', 8080],
  ['namespace', 'Service shop/front', 'metadata.namespace', 'default', 'Service front'],
  ['namespace', 'Service shop/front', 'metadata.namespace', undefined, 'Service front'],
  ['labels', 'Service shop/front', 'metadata.labels', {}, 'Service front'],
  ['pod-security', 'Namespace shop', 'metadata.labels', { 'pod-security.kubernetes.io/enforce': 'restricted' }],
  ['no-wildcard', 'Role shop/back', 'rules.0.verbs', ['*']],
  ['no-secrets', 'Role shop/back', 'rules.0.resources', ['configmaps', 'secrets']],
  ['no-exec', 'Role shop/back', 'rules.0.resources', ['pods/exec']],
  ['no-new-rights', 'Role shop/back', 'rules.0.verbs', ['escalate']],
  ['no-admin', 'RoleBinding shop/back', 'roleRef.name', 'cluster-admin'],
  ['limit-range', 'LimitRange shop/shop', 'spec.limits.0.min', undefined],
  ['quota', 'ResourceQuota shop/shop', 'spec.hard', { pods: '10' }],
]

describe('each rule', () => {
  test.each(breaks)('%s: %s with %s = %j', (...[id, object, path, value, found = object]: Break) => {
    // A copy, because parts of the good application are shared.
    const broken = JSON.parse(JSON.stringify(goodObjects()))
    put(broken, object, path, value)
    const rule = rules.find((rule) => rule.id === id)
    expect(rule?.check(broken)).toContain(found)
  })

  test('has a case that breaks it, and a name of its own', () => {
    expect([...new Set(breaks.map(([id]) => id))]).toEqual(rules.map(({ id }) => id))
  })
})

/** Sets a value in the object that is called so, or takes it away. */
function put(objects: Loose[], name: string, path: string, value: unknown): void {
  const object = objects.find((object) => nameOf(object) === name)
  const keys = path.split('.')
  const last = keys.pop() as string
  const place = keys.reduce((value, key) => value[key], object)
  if (value === undefined) delete place[last]
  else place[last] = value
}
