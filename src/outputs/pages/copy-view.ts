import { databasesOf } from './databases.ts'
import type { BackupFacts, TargetFacts, WorkloadFacts } from './facts.ts'
import { kubectl, type Namespace } from './kubectl.ts'
import { type PageScope, placeOf } from './page-scope.ts'
import { markdownCode, shellWord } from './text.ts'
import { blocks } from './variants.ts'

/** How data is saved, and how it comes back from a copy. */
export function copyView(scope: PageScope) {
  const [first] = scope.targets
  const holders = first ? databasesOf(first).filter(({ data }) => data.copies) : []
  return {
    hasCopies: holders.length > 0,
    backups: (first?.backups ?? []).map(({ workload, of, claim, bucket }) => ({
      name: workload.name,
      of: of.name,
      claim: claim && markdownCode(claim),
      bucket: bucket && markdownCode(bucket),
      ...stepsOf(scope, workload.key),
    })),
    restores: holders.map(({ key, name, data: { title } }) => ({
      name,
      title,
      save: each(scope, key, (holder, namespace) => [saveLine(holder, namespace)]),
      check: each(scope, key, (holder, namespace) => [
        COPY,
        takeCopy(holder, namespace, 'list'),
        takeCopy(holder, namespace, 'read'),
      ]),
      isClocked: Boolean(first?.workloads.some(({ schedule, needs }) => schedule && needs.includes(key))),
      stop: each(scope, key, (holder, _, target) => writersOf(target, holder).flatMap(stopper(scope, target))),
      restore: each(scope, key, (holder, namespace) => [
        COPY,
        takeCopy(holder, namespace, 'restore'),
        kubectl(namespace, `exec ${holder.reference}`, holder.data?.copies?.look),
      ]),
      start: each(scope, key, (holder, _, target) => writersOf(target, holder).map(starter(scope, target))),
    })),
  }
}

const COPY = "COPY='<name of the copy>'"

/** The steps on the copies of a backup: a pod like that of the backup, which does nothing but wait. */
function stepsOf(scope: PageScope, key: string) {
  const of = (lines: (backup: BackupFacts, namespace: Namespace) => readonly string[]) =>
    blocks(scope.targets, (target) =>
      target.backups
        .filter(({ workload }) => workload.key === key)
        .flatMap((backup) => lines(backup, placeOf(scope, target, backup.workload))),
    )
  return {
    open: of(openLines),
    list: of((backup, namespace) => [inCopies(backup, namespace, listCommand(backup))]),
    fetch: of((backup, namespace) => [
      COPY,
      `${inCopies(backup, namespace, readCommand(backup))} > "$COPY"`,
      'ls -l "$COPY"',
    ]),
    close: of(({ workload }, namespace) => [kubectl(namespace, `delete job ${workload.name}-copies`)]),
  }
}

function openLines({ workload: { name }, steps }: BackupFacts, namespace: Namespace): string[] {
  const replace = (path: string, value: readonly string[]) => ({
    op: 'replace',
    path: `/spec/template/spec/${path}`,
    value,
  })
  const patch = [
    ...steps.map((index) => replace(`initContainers/${index}/command`, ['true'])),
    replace('containers/0/command', ['sh', '-c', 'exec sleep 3600']),
  ]
  const create = kubectl(namespace, `create job ${name}-copies --from=cronjob/${name} --dry-run=client -o yaml`)
  const change = `kubectl patch --local -f - --type=json -p ${shellWord(JSON.stringify(patch))} -o yaml`
  return [
    `${create} | ${change} | ${kubectl(namespace, 'apply -f -')}`,
    kubectl(namespace, `wait --for=jsonpath='{.status.ready}'=1 job/${name}-copies --timeout=5m`),
  ]
}

function inCopies({ workload }: BackupFacts, namespace: Namespace, command: string): string {
  return kubectl(namespace, `exec job/${workload.name}-copies`, command)
}

function listCommand({ folder, bucket }: BackupFacts): string {
  return bucket ? `rclone lsl ${shellWord(`storage:${bucket}`)}` : `ls -l ${shellWord(folder)}`
}

function readCommand({ folder, bucket }: BackupFacts): string {
  return bucket ? `rclone cat ${shellWord(`storage:${bucket}/`)}"$COPY"` : `cat ${shellWord(`${folder}/`)}"$COPY"`
}

function each(
  scope: PageScope,
  key: string,
  lines: (holder: WorkloadFacts, namespace: Namespace, target: TargetFacts) => readonly string[],
) {
  return blocks(scope.targets, (target) =>
    target.workloads
      .filter((workload) => workload.key === key)
      .flatMap((holder) => lines(holder, placeOf(scope, target, holder), target)),
  )
}

/** What writes a copy of the data into a file of this machine. */
export function saveLine({ name, reference, data }: WorkloadFacts, namespace: Namespace): string {
  return `${kubectl(namespace, `exec ${reference}`, data?.copies?.write)} > ${name}.${data?.copies?.extension}`
}

function takeCopy({ reference, data }: WorkloadFacts, namespace: Namespace, how: 'list' | 'read' | 'restore'): string {
  return `${kubectl(namespace, `exec -i ${reference}`, data?.copies?.[how])} < "$COPY"`
}

/** The Deployments that use the data. */
function writersOf({ workloads }: TargetFacts, { key }: WorkloadFacts): WorkloadFacts[] {
  return workloads.filter(({ controller, needs }) => controller === 'deployment' && needs.includes(key))
}

function stopper(scope: PageScope, target: TargetFacts) {
  return (writer: WorkloadFacts): string[] => {
    const namespace = placeOf(scope, target, writer)
    return [
      kubectl(namespace, `scale ${writer.reference} --replicas=0`),
      kubectl(namespace, `wait --for=delete pod -l ${writer.selector} --timeout=5m`),
    ]
  }
}

function starter(scope: PageScope, target: TargetFacts) {
  return (writer: WorkloadFacts): string => {
    const replicas = writer.replicas ?? writer.autoscaler?.minimum ?? 1
    return kubectl(placeOf(scope, target, writer), `scale ${writer.reference} --replicas=${replicas}`)
  }
}
