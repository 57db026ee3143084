import type { AutoscalingValues } from '../../config/pod-types.ts'
import type { Locale } from '../../localized.ts'
import { metricsServer } from './access.ts'
import { clientService, holdsData } from './databases.ts'
import { rollsOut, type TargetFacts, type WorkloadFacts } from './facts.ts'
import { insidePod } from './inside.ts'
import { kubectl, type Namespace } from './kubectl.ts'
import type { PageScope } from './page-scope.ts'
import type { PageTarget } from './page-targets.ts'
import { markdownCode, markdownList, shellWord } from './text.ts'
import { blocks, variants } from './variants.ts'

/** More pods and fewer, by hand and by themselves, and what stays of the storage. */
export function scaleView(scope: PageScope, locale: Locale) {
  const { targets, namespace } = scope
  const [first] = targets
  const deployments = (first?.workloads ?? []).filter(
    (workload) => workload.controller === 'deployment' && !holdsData(workload),
  )
  const each = <T>(keys: readonly string[], of: (target: TargetFacts, workload: WorkloadFacts) => T | undefined) =>
    keys.flatMap((key) =>
      variants(targets, (target) => {
        const workload = target.workloads.find((candidate) => candidate.key === key)
        return workload && of(target, workload)
      }),
    )
  const web = (first?.access.entrances ?? []).map(({ workload }) => workload.key)
  return {
    scalable: deployments.map(({ key }) =>
      manual(
        targets.flatMap((target) => workloadOf(target, key)),
        { scope, key },
      ),
    ),
    autoscaling: each(keysOf(first?.workloads ?? []), (target, workload) => autoscaling(target, workload, namespace)),
    metrics: variants(targets, (target) => metricsServer(target, locale) || undefined),
    balancing: web.map((key) => balancing(scope, key)),
    retention: each(keysOf(first?.workloads ?? []), retention),
  }
}

function keysOf(workloads: readonly WorkloadFacts[]): string[] {
  return workloads.map(({ key }) => key)
}

function workloadOf({ workloads }: TargetFacts, key: string): WorkloadFacts[] {
  return workloads.filter((candidate) => candidate.key === key)
}

/** Two pods more than any target has, and back to what the config says. */
function manual(everywhere: readonly WorkloadFacts[], { scope, key }: { scope: PageScope; key: string }) {
  const { targets, namespace } = scope
  const [{ name, controller, selector } = { name: key, controller: 'deployment', selector: '' }] = everywhere
  const scale = (count: number) => kubectl(namespace, `scale ${controller} ${name} --replicas=${count}`)
  const numbers = everywhere.flatMap(({ replicas }) => (replicas === undefined ? [] : [replicas]))
  return {
    key,
    name,
    lines: [
      scale(Math.max(1, ...numbers) + 2),
      kubectl(namespace, `get ${controller} ${name}`),
      kubectl(namespace, `get pods -l ${selector}`),
    ],
    back: blocks(targets, (target) =>
      workloadOf(target, key).flatMap(({ replicas }) => (replicas === undefined ? [] : [scale(replicas)])),
    ),
    byNumber: numbers.length > 0,
    autoscaled: variants(targets, (target) => workloadOf(target, key).map(({ autoscaler }) => autoscaler)[0]),
  }
}

function autoscaling({ output }: TargetFacts, workload: WorkloadFacts, namespace: Namespace) {
  const { key, name, controller, autoscaler, cpuRequest, selector } = workload
  const values = output.values.workloads[key] as { readonly autoscaling?: AutoscalingValues }
  if (!values.autoscaling) return undefined
  const { minReplicas, maxReplicas, targetCPU } = values.autoscaling
  const watch = [
    kubectl(namespace, `get hpa ${name}`),
    kubectl(namespace, `describe hpa ${name}`),
    kubectl(namespace, `top pods -l ${selector}`),
  ]
  const byHand = `autoscale ${controller} ${name} --cpu=${targetCPU}% --min=${minReplicas} --max=${maxReplicas}`
  return {
    key,
    name,
    enabled: autoscaler !== undefined,
    minimum: minReplicas,
    maximum: maxReplicas,
    cpu: targetCPU,
    request: autoscaler ? markdownCode(cpuRequest || '-') : '',
    lines: autoscaler ? watch : [kubectl(namespace, byHand), ...watch],
    remove: [kubectl(namespace, `delete hpa ${name}`)],
  }
}

/** Ten requests on the address that a target has; from inside the cluster where it has none that leads to all pods. */
function balancing({ targets, namespace }: PageScope, key: string) {
  const [{ name, selector, services } = { name: key, selector: '', services: [] }] = targets.flatMap((target) =>
    workloadOf(target, key),
  )
  const service = services[0]?.name ?? name
  const requests = (target: PageTarget) => {
    const entrance = target.access.entrances.find(({ workload }) => workload.key === key)
    if (!entrance) return undefined
    const [way] = entrance.ways
    const outside = way?.universal ? undefined : requestsTo(way?.url ?? '', service, namespace)
    const lines = outside ?? requestsFromInside(target, entrance.workload, namespace)
    return lines && { inside: outside === undefined, lines }
  }
  const answers = variants(targets, requests)
  return {
    name,
    endpoints: [kubectl(namespace, `get endpointslices -l kubernetes.io/service-name=${service}`)],
    requests: answers,
    isClosed: answers.length === 0,
    logs: [kubectl(namespace, `logs -l ${selector} --prefix --tail=20`)],
  }
}

const ADDRESS = '<EXTERNAL-IP>'

/** A loop over an address of this machine or of a load balancer; undefined where the address is not known. */
function requestsTo(url: string, service: string, namespace: Namespace): string[] | undefined {
  if (url === '' || url.replace(ADDRESS, '').includes('<')) return undefined
  const loop = (address: string) =>
    `for request in $(seq 10); do curl -s -o /dev/null -w '%{http_code}\\n' ${address}; done`
  const [before = '', after] = url.split(ADDRESS)
  if (after === undefined) return [loop(shellWord(url))]
  const ingress = '{.status.loadBalancer.ingress[0]'
  const find = kubectl(namespace, `get service ${service} -o jsonpath='${ingress}.ip}${ingress}.hostname}'`)
  const simple = shellWord(after) === after
  return [`ADDRESS=$(${find})`, loop(simple ? `"${before}$ADDRESS${after}"` : `"${before}$ADDRESS"${shellWord(after)}`)]
}

/** From a pod that may connect: one that calls the workload, or its own where there are no policies. */
function requestsFromInside(target: TargetFacts, workload: WorkloadFacts, namespace: Namespace): string[] | undefined {
  const { key, openPath } = workload
  const caller = target.workloads.find((other) => other.needs.includes(key) && rollsOut(other))
  const from = caller ?? (target.output.values.networkPolicies.enabled ? undefined : workload)
  if (!from) return undefined
  const service = clientService(workload)
  const address = shellWord(`http://${service?.name}:${service?.port}${openPath}`)
  const loop = `for request in $(seq 10); do wget -q -O /dev/null ${address} && echo ok; done`
  return insidePod(target, from, { namespace, command: `sh -c ${shellWord(loop)}` })
}

function retention({ output }: TargetFacts, { key, claims }: WorkloadFacts) {
  const made = claims.filter(({ origin }) => origin === 'template')
  if (made.length === 0) return undefined
  const values = Object.entries(output.values.workloads[key] ?? {}) as [string, { readonly retention?: object }][]
  const word = values.find(([, value]) => value.retention)?.[0] ?? ''
  const path = `workloads.${key}.${word}.retention.whenDeleted`
  return { path, kept: made.every(({ kept }) => kept), claims: markdownList(made.map(({ name }) => name)) }
}
