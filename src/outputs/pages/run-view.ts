import { numbered } from '../plain.ts'
import type { TargetFacts, WorkloadFacts } from './facts.ts'
import { pathsOf } from './install.ts'
import { kubectl, type Namespace } from './kubectl.ts'
import { blocksFor, type PageScope } from './page-scope.ts'
import { markdownCode } from './text.ts'
import { variants } from './variants.ts'

/** What runs to an end: once, or by the clock. */
export function runView(scope: PageScope, folder: string) {
  const workloads = scope.targets[0]?.workloads ?? []
  const schedules = workloads.filter(({ schedule }) => schedule)
  const jobs = workloads.filter(({ controller }) => controller === 'job')
  return {
    hasRuns: schedules.length + jobs.length > 0,
    jobs: jobs.map(({ key, isHook }) => ({
      key,
      isHook,
      wait: blocksFor(scope, key, waitLines),
      again: blocksFor(scope, key, (job, namespace, target) => againLines(job, namespace, { target, folder })),
    })),
    schedules: schedules.map(({ key, name }) => ({
      key,
      name,
      times: variants(scope.targets, (target) => timesOf(target, key)),
      look: blocksFor(scope, key, lookLines),
      now: blocksFor(scope, key, nowLines),
      pause: blocksFor(scope, key, pauseLines),
    })),
  }
}

function waitLines({ name, selector, deadline }: WorkloadFacts, namespace: Namespace): string[] {
  return [
    `get jobs -l ${selector}`,
    `wait --for=condition=complete job/${name} --timeout=${deadline}s`,
    `logs job/${name}`,
  ].map((command) => kubectl(namespace, command))
}

interface Place {
  readonly target: TargetFacts
  readonly folder: string
}

function againLines({ name }: WorkloadFacts, namespace: Namespace, { target, folder }: Place): string[] {
  const index = numbered(target.output.files).findIndex(({ file }) =>
    file.objects.some(({ kind, metadata }) => kind === 'Job' && metadata.name === name),
  )
  return [
    kubectl(namespace, `delete job ${name} --ignore-not-found`),
    `kubectl apply -f ${pathsOf(target, folder).files[index]}`,
  ]
}

function timesOf({ workloads }: TargetFacts, key: string) {
  const { schedule } = workloads.find((workload) => workload.key === key) ?? {}
  if (!schedule) return undefined
  const { expression, timeZone, suspended } = schedule
  return { expression: markdownCode(expression), timeZone: timeZone && markdownCode(timeZone), suspended }
}

function lookLines({ name, selector }: WorkloadFacts, namespace: Namespace): string[] {
  return [`get cronjob ${name}`, `get jobs -l ${selector} --sort-by=.metadata.creationTimestamp`].map((command) =>
    kubectl(namespace, command),
  )
}

function nowLines({ name, deadline }: WorkloadFacts, namespace: Namespace): string[] {
  const run = `${name}-now`
  return [
    `create job ${run} --from=cronjob/${name}`,
    `wait --for=condition=complete job/${run} --timeout=${deadline}s`,
    `logs job/${run} --all-containers`,
    `delete job ${run}`,
  ].map((command) => kubectl(namespace, command))
}

function pauseLines({ name }: WorkloadFacts, namespace: Namespace): string[] {
  return [true, false].map((suspend) =>
    kubectl(namespace, `patch cronjob ${name} -p '${JSON.stringify({ spec: { suspend } })}'`),
  )
}
