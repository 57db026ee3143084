import type { Locale } from '../localized.ts'
import { lengthOf } from '../secrets/forms.ts'
import { isPlain, isTellable } from '../secrets/shown.ts'
import { autoscalerNeedsRequests } from './autoscaler-needs-requests.ts'
import { autoscalerRange } from './autoscaler-range.ts'
import { backupOverlap } from './backup-overlap.ts'
import { broadPermissions } from './broad-permissions.ts'
import { claimGrowth } from './claim-growth.ts'
import { claimLeftBehind } from './claim-left-behind.ts'
import { claimOfSeveralPods } from './claim-of-several-pods.ts'
import { claimOfSeveralWorkloads } from './claim-of-several-workloads.ts'
import { claimPending } from './claim-pending.ts'
import { connectionWithoutDependency } from './connection-without-dependency.ts'
import { cronTimeZone } from './cron-time-zone.ts'
import { databaseBackup } from './database-backup.ts'
import { databaseInternet } from './database-internet.ts'
import { databaseReplicas } from './database-replicas.ts'
import { developmentSecret } from './development-secret.ts'
import { disruptionBudget } from './disruption-budget.ts'
import { duplicateName } from './duplicate-name.ts'
import { existingClaim } from './existing-claim.ts'
import { exposureWithoutPorts } from './exposure-without-ports.ts'
import { externalSecret } from './external-secret.ts'
import type { Finding, Reviewed, Rule } from './finding.ts'
import { gracePeriod } from './grace-period.ts'
import { headlessHost } from './headless-host.ts'
import { headlessSessionAffinity } from './headless-session-affinity.ts'
import { hostPathInProduction } from './host-path-in-production.ts'
import { imageLatest } from './image-latest.ts'
import { imageTag } from './image-tag.ts'
import { imageVersion } from './image-version.ts'
import { immutableField } from './immutable-field.ts'
import { ingressWithoutTls } from './ingress-without-tls.ts'
import { kubernetesVersion } from './kubernetes-version.ts'
import { inLanguage } from './language.ts'
import { limitRange } from './limit-range.ts'
import { limitRangeQuota } from './limit-range-quota.ts'
import { literalHost } from './literal-host.ts'
import { livenessAsksDependency } from './liveness-asks-dependency.ts'
import { livenessIsReadiness } from './liveness-is-readiness.ts'
import { livenessPatience } from './liveness-patience.ts'
import { livenessStricterThanStartup } from './liveness-stricter-than-startup.ts'
import { loadBalancers } from './load-balancers.ts'
import { memoryLimit } from './memory-limit.ts'
import { metricsServer } from './metrics-server.ts'
import { nobodyConnects } from './nobody-connects.ts'
import { nodePoolToleration } from './node-pool-toleration.ts'
import { nodePort } from './node-port.ts'
import { nodePortIgnored } from './node-port-ignored.ts'
import { nodePortMapping } from './node-port-mapping.ts'
import { nodePortOpen } from './node-port-open.ts'
import { possibleSecret } from './possible-secret.ts'
import { preSyncDatabase } from './pre-sync-database.ts'
import { privilegedNamespace } from './privileged-namespace.ts'
import { quotaNeedsAmounts } from './quota-needs-amounts.ts'
import { quotaTooSmall } from './quota-too-small.ts'
import { redisEviction } from './redis-eviction.ts'
import { redisMemory } from './redis-memory.ts'
import { replicasAndAutoscaler } from './replicas-and-autoscaler.ts'
import { resourceLimits } from './resource-limits.ts'
import { routeBackend } from './route-backend.ts'
import { routeGateway } from './route-gateway.ts'
import { routeProtocol } from './route-protocol.ts'
import { routeServiceType } from './route-service-type.ts'
import { secretInConfigMap } from './secret-in-config-map.ts'
import { secretManifest } from './secret-manifest.ts'
import { selectorMatchesNothing } from './selector-matches-nothing.ts'
import { sessionInMemory } from './session-in-memory.ts'
import { sharedClaim } from './shared-claim.ts'
import { singleReplica } from './single-replica.ts'
import { spread } from './spread.ts'
import { startupPatience } from './startup-patience.ts'
import { statefulSetService } from './stateful-set-service.ts'
import { storageClass } from './storage-class.ts'
import { storageClassDriver } from './storage-class-driver.ts'
import { storageClassProvisioner } from './storage-class-provisioner.ts'
import { storageClassReclaim } from './storage-class-reclaim.ts'
import { targetPort } from './target-port.ts'
import { weakenedPod } from './weakened-pod.ts'
import { writtenTexts } from './written-texts.ts'

/** Every rule, in the order of its findings. */
export const rules: readonly Rule[] = [
  secretInConfigMap,
  possibleSecret,
  developmentSecret,
  externalSecret,
  duplicateName,
  kubernetesVersion,
  imageTag,
  imageLatest,
  imageVersion,
  resourceLimits,
  memoryLimit,
  headlessHost,
  literalHost,
  statefulSetService,
  headlessSessionAffinity,
  targetPort,
  selectorMatchesNothing,
  nodePort,
  nodePortMapping,
  nodePortIgnored,
  loadBalancers,
  routeBackend,
  routeGateway,
  routeServiceType,
  hostPathInProduction,
  existingClaim,
  claimPending,
  storageClass,
  sharedClaim,
  databaseReplicas,
  autoscalerRange,
  autoscalerNeedsRequests,
  replicasAndAutoscaler,
  metricsServer,
  disruptionBudget,
  immutableField,
  claimGrowth,
  claimLeftBehind,
  nodePoolToleration,
  quotaTooSmall,
  quotaNeedsAmounts,
  limitRange,
  limitRangeQuota,
  livenessStricterThanStartup,
  startupPatience,
  livenessPatience,
  livenessIsReadiness,
  livenessAsksDependency,
  gracePeriod,
  sessionInMemory,
  singleReplica,
  spread,
  nobodyConnects,
  connectionWithoutDependency,
  exposureWithoutPorts,
  databaseInternet,
  ingressWithoutTls,
  nodePortOpen,
  routeProtocol,
  broadPermissions,
  privilegedNamespace,
  secretManifest,
  weakenedPod,
  claimOfSeveralPods,
  claimOfSeveralWorkloads,
  storageClassProvisioner,
  storageClassDriver,
  storageClassReclaim,
  redisMemory,
  redisEviction,
  databaseBackup,
  backupOverlap,
  cronTimeZone,
  preSyncDatabase,
]

/**
 * What the rules find in one target, in one language. A rule may name what it found: what reads like a secret shows as its
 * length.
 */
export function review(reviewed: Reviewed, locale: Locale = reviewed.config.locale ?? 'en'): Finding[] {
  const found = rules.flatMap(({ code, severity, check }) =>
    check(reviewed).map((remark) => ({ code, severity, remark })),
  )
  if (found.length === 0) return []
  const texts = new Set(writtenTexts(reviewed, (text) => !isPlain(text)).map(({ text }) => text))
  const secrets = [...texts].filter((text) => !isTellable(text))
  const hide = (text: string, language: Locale = locale) =>
    secrets.reduce((rest, secret) => rest.replaceAll(secret, lengthOf(secret, language)), text)
  return found.map(({ code, severity, remark }) => {
    const { path, message, reason, remedy } = inLanguage(remark, locale)
    const told = { path: hide(path, 'en'), message: hide(message), reason: hide(reason), remedy: hide(remedy) }
    return { code, severity, target: reviewed.target.name, ...told }
  })
}
