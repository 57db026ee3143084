import type { Deployment } from 'kubernetes-types/apps/v1.js'
import type { HorizontalPodAutoscaler } from 'kubernetes-types/autoscaling/v2.js'
import type { CronJob } from 'kubernetes-types/batch/v1.js'
import type { Container, PodSpec, Service } from 'kubernetes-types/core/v1.js'
import type { Config } from '../../config/types.ts'
import { kebabCase } from '../../kubernetes/names.ts'
import type { KubernetesObject } from '../../kubernetes/objects.ts'
import { claimsOf } from '../../topology/claims.ts'
import type { AutoscalerFacts, Controller, RouteFacts, ServiceFacts, WorkloadFacts } from './facts.ts'
import type { ObjectIndex } from './object-index.ts'

/** Kinds that run pods, and the word that kubectl takes for them. */
const controllers: Readonly<Record<string, Controller>> = {
  Deployment: 'deployment',
  StatefulSet: 'statefulset',
  DaemonSet: 'daemonset',
  Job: 'job',
  CronJob: 'cronjob',
}

/** What the objects of a target say of one workload; undefined where nothing of it runs pods. */
export function workloadFacts({ workloads }: Config, key: string, objects: ObjectIndex): WorkloadFacts | undefined {
  const own = objects.ofComponent(kebabCase(key))
  const runner = own.find(({ kind }) => Object.hasOwn(controllers, kind))
  if (!runner) return undefined
  const controller = controllers[runner.kind] as Controller
  const { spec } = runner as unknown as Deployment
  const pod = podOf(runner)
  const container = pod.containers[0] as Container
  return {
    key,
    kind: workloads[key]?.kind as string,
    name: runner.metadata.name,
    controller,
    reference: `${controller}/${runner.metadata.name}`,
    container: container.name,
    image: container.image ?? '',
    cpuRequest: String(container.resources?.requests?.cpu ?? ''),
    user: pod.securityContext?.runAsUser,
    group: pod.securityContext?.runAsGroup,
    dataFolder: container.env?.find(({ name }) => name === 'PGDATA')?.value ?? '',
    openPath: (workloads[key] as { openPath?: string }).openPath ?? '/',
    revisions: spec?.revisionHistoryLimit,
    replicas: spec?.replicas,
    selector: shortSelector(spec?.selector?.matchLabels),
    services: ofKind(own, 'Service').map(serviceFacts),
    route: routeFacts(own),
    autoscaler: ofKind(own, 'HorizontalPodAutoscaler').map(autoscalerFacts)[0],
    claims: claimsOf(runner, pod, objects.ofKind('PersistentVolumeClaim')),
    ...readBy(container),
    needs: workloads[key]?.dependsOn ?? [],
  }
}

function ofKind(objects: readonly KubernetesObject[], wanted: string): KubernetesObject[] {
  return objects.filter(({ kind }) => kind === wanted)
}

function podOf(runner: KubernetesObject): PodSpec {
  const { spec } = runner as unknown as CronJob & Deployment
  return (spec?.jobTemplate?.spec?.template ?? spec?.template)?.spec as PodSpec
}

function serviceFacts(object: KubernetesObject): ServiceFacts {
  const { spec } = object as unknown as Service
  return {
    name: object.metadata.name,
    type: spec?.type ?? 'ClusterIP',
    headless: spec?.clusterIP === 'None',
    port: spec?.ports?.[0]?.port as number,
    nodePort: spec?.ports?.[0]?.nodePort,
  }
}

function routeFacts(own: readonly KubernetesObject[]): RouteFacts | undefined {
  const [route] = [...ofKind(own, 'Ingress'), ...ofKind(own, 'HTTPRoute')]
  if (!route) return undefined
  const spec = route.spec as { rules?: { host?: string }[]; hostnames?: string[]; tls?: unknown[] }
  const host = spec.rules?.[0]?.host ?? spec.hostnames?.[0] ?? ''
  return { kind: route.kind as RouteFacts['kind'], name: route.metadata.name, host, tls: Boolean(spec.tls?.length) }
}

function autoscalerFacts(object: KubernetesObject): AutoscalerFacts {
  const { spec } = object as unknown as HorizontalPodAutoscaler
  return {
    name: object.metadata.name,
    minimum: spec?.minReplicas ?? 1,
    maximum: spec?.maxReplicas as number,
    cpu: spec?.metrics?.[0]?.resource?.target.averageUtilization as number,
  }
}

/** Release and part are enough to tell the pods of a namespace apart. */
function shortSelector(labels: Readonly<Record<string, string>> = {}): string {
  const telling = Object.entries(labels).filter(([name]) => name !== 'app.kubernetes.io/name')
  return telling.map((label) => label.join('=')).join(',')
}

function readBy({ env = [], envFrom = [] }: Container): Pick<WorkloadFacts, 'reads' | 'secretVariables'> {
  const single = env.map(({ valueFrom }) => (valueFrom?.configMapKeyRef ?? valueFrom?.secretKeyRef)?.name)
  const whole = envFrom.map(({ configMapRef, secretRef }) => (configMapRef ?? secretRef)?.name)
  const variables = env.flatMap(({ name, valueFrom }) =>
    valueFrom?.secretKeyRef ? [[name, { secret: valueFrom.secretKeyRef.name, key: valueFrom.secretKeyRef.key }]] : [],
  )
  return {
    reads: [...new Set([...whole, ...single].filter((name) => name !== undefined))],
    secretVariables: Object.fromEntries(variables),
  }
}
