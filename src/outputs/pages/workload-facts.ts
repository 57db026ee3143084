import type { Deployment } from 'kubernetes-types/apps/v1.js'
import type { HorizontalPodAutoscaler } from 'kubernetes-types/autoscaling/v2.js'
import type { CronJob, Job } from 'kubernetes-types/batch/v1.js'
import type { Container, PodSpec, Service } from 'kubernetes-types/core/v1.js'
import type { RouteValues } from '../../config/pod-types.ts'
import type { Config, Values } from '../../config/types.ts'
import { kebabCase } from '../../kubernetes/names.ts'
import type { KubernetesObject } from '../../kubernetes/objects.ts'
import { claimsOf } from '../../topology/claims.ts'
import { kindOf } from '../../workloads/application.ts'
import type { AutoscalerFacts, Controller, RouteFacts, ScheduleFacts, ServiceFacts, WorkloadFacts } from './facts.ts'
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
export function workloadFacts(
  { workloads }: Config,
  { key, values }: { readonly key: string; readonly values: Values },
  objects: ObjectIndex,
): WorkloadFacts | undefined {
  const own = objects.ofComponent(kebabCase(key))
  const runner = own.find(({ kind }) => Object.hasOwn(controllers, kind))
  if (!runner) return undefined
  const controller = controllers[runner.kind] as Controller
  const { spec } = runner as unknown as Deployment
  const pod = podOf(runner)
  const container = pod.containers[0] as Container
  return {
    key,
    name: runner.metadata.name,
    title: pod.serviceAccountName ?? runner.metadata.name,
    namespace: runner.metadata.namespace ?? '',
    controller,
    reference: `${controller}/${runner.metadata.name}`,
    container: container.name,
    otherContainers: otherContainers(pod),
    image: container.image ?? '',
    cpuRequest: String(container.resources?.requests?.cpu ?? ''),
    user: pod.securityContext?.runAsUser,
    group: pod.securityContext?.runAsGroup,
    data: kindOf(workloads[key]?.kind as string).data,
    isEntrance: 'route' in (values.workloads[key] as object),
    schedule: scheduleFacts(runner),
    deadline: deadlineOf(runner),
    isHook: runner.metadata.annotations?.['helm.sh/hook'] !== undefined,
    dataFolder: container.env?.find(({ name }) => name === 'PGDATA')?.value ?? '',
    openPath: openPath(workloads[key] as object, values.workloads[key] as object),
    revisions: spec?.revisionHistoryLimit,
    replicas: spec?.replicas,
    selector: shortSelector(spec?.selector?.matchLabels ?? templateOf(runner)?.metadata?.labels),
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
  return templateOf(runner)?.spec as PodSpec
}

function templateOf(runner: KubernetesObject) {
  const { spec } = runner as unknown as CronJob & Deployment
  return spec?.jobTemplate?.spec?.template ?? spec?.template
}

function deadlineOf(runner: KubernetesObject): number {
  const { spec } = runner as unknown as CronJob & Job
  return (spec?.jobTemplate?.spec ?? spec)?.activeDeadlineSeconds ?? 900
}

/** What the config says; else where its route leads to it, which a port-forward does not need but accepts. */
function openPath(config: { readonly openPath?: string }, values: { readonly route?: RouteValues }): string {
  return config.openPath ?? values.route?.path ?? '/'
}

/** Those that run as long as the pod does. */
function otherContainers({ containers, initContainers = [] }: PodSpec): string[] {
  const sidecars = initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always')
  return [...containers.slice(1), ...sidecars].map(({ name }) => name)
}

function scheduleFacts(runner: KubernetesObject): ScheduleFacts | undefined {
  const { spec } = runner as unknown as CronJob
  if (!spec?.jobTemplate) return undefined
  return { expression: spec.schedule, timeZone: spec.timeZone ?? '', suspended: spec.suspend === true }
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
  const { rules: [rule] = [], hostnames, tls } = route.spec as RouteSpec
  const host = rule?.host ?? hostnames?.[0] ?? ''
  const path = rule?.http?.paths[0]?.path ?? rule?.matches?.[0]?.path.value ?? '/'
  const tlsSecret = tls?.[0]?.secretName ?? ''
  const { name } = route.metadata
  return { kind: route.kind as RouteFacts['kind'], name, host, path, tls: Boolean(tls?.length), tlsSecret }
}

/** What an Ingress and an HTTPRoute say. */
interface RouteSpec {
  readonly rules?: readonly {
    readonly host?: string
    readonly http?: { readonly paths: readonly { readonly path: string }[] }
    readonly matches?: readonly { readonly path: { readonly value: string } }[]
  }[]
  readonly hostnames?: readonly string[]
  readonly tls?: readonly { readonly secretName?: string }[]
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
  const telling = ['app.kubernetes.io/instance', 'app.kubernetes.io/component']
  return telling.map((name) => `${name}=${labels[name]}`).join(',')
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
