import type { ContainerValues } from '../config/common-types.ts'
import type { CronConfig, CronValues } from '../config/cron-types.ts'
import type { DaemonConfig, DaemonValues } from '../config/daemon-types.ts'
import type { JobConfig, JobValues } from '../config/job-types.ts'
import type { PostgresConfig, PostgresValues } from '../config/postgres-types.ts'
import type { RedisConfig, RedisValues } from '../config/redis-types.ts'
import type { WorkloadConfig, WorkloadValues } from '../config/types.ts'
import type { WebConfig, WebValues } from '../config/web-types.ts'
import type { WorkerConfig, WorkerValues } from '../config/worker-types.ts'
import type { Translated } from '../localized.ts'
import { originOf } from '../presets/merge.ts'
import { kindOf } from '../workloads/application.ts'
import type { Reviewed } from './finding.ts'

/** A workload whose values have a word. */
export interface WorkloadWith<Word extends string> {
  readonly key: string
  /** `workloads.<key>`. */
  readonly path: string
  readonly values: Extract<WorkloadValues, Readonly<Record<Word, unknown>>> & {
    /** Of the containers beside its own. */
    readonly containers?: Readonly<Record<string, ContainerValues>>
  }
}

/** The workloads of pods of ours whose values have a word, such as `storage`. */
export function workloadsWith<Word extends string>(
  { config, target }: Pick<Reviewed, 'config' | 'target'>,
  word: Word,
) {
  return Object.entries(target.values.workloads)
    .filter(([key, values]) => Object.hasOwn(values, word) && runsPods(config.workloads[key] as WorkloadConfig))
    .map(([key, values]) => ({ key, path: `workloads.${key}`, values }) as unknown as WorkloadWith<Word>)
}

function runsPods(workload: WorkloadConfig): boolean {
  return kindOf(workload.kind).runsPods?.(workload) ?? true
}

/** What each kind of workload is written with, and the values that come of it. */
interface Kinds {
  readonly web: { readonly workload: WebConfig; readonly values: WebValues }
  readonly worker: { readonly workload: WorkerConfig; readonly values: WorkerValues }
  readonly postgres: { readonly workload: PostgresConfig; readonly values: PostgresValues }
  readonly redis: { readonly workload: RedisConfig; readonly values: RedisValues }
  readonly daemon: { readonly workload: DaemonConfig; readonly values: DaemonValues }
  readonly job: { readonly workload: JobConfig; readonly values: JobValues }
  readonly cron: { readonly workload: CronConfig; readonly values: CronValues }
}

/** A workload of a kind: its key, `workloads.<key>`, how it is written, and its values. */
export type WorkloadOf<Kind extends keyof Kinds> = { readonly key: string; readonly path: string } & Kinds[Kind]

/** The workloads of one kind, or of several, that run in the cluster. */
export function workloadsOf<Kind extends keyof Kinds>({ config, target }: Reviewed, ...kinds: readonly Kind[]) {
  const known: readonly string[] = kinds
  return Object.entries(config.workloads)
    .filter(([, workload]) => known.includes(workload.kind) && !runsElsewhere(workload))
    .map(([key, workload]) => {
      return { key, path: `workloads.${key}`, workload, values: target.values.workloads[key] } as WorkloadOf<Kind>
    })
}

/** Whether only the address of a workload is known, as of a database of a cloud. */
export function runsElsewhere(workload: WorkloadConfig): boolean {
  return 'managed' in workload && workload.managed !== undefined
}

/** Whether the user said a value, in the config or in an override; else a preset or a default did. */
export function isSaid({ target }: Pick<Reviewed, 'target'>, path: string): boolean {
  return ['config', 'overrides'].includes(originOf(target.layers, path.split('.')) ?? '')
}

/** The environment of a target as a sentence names it. */
export function environmentName({ target }: Pick<Reviewed, 'target'>): Translated {
  const name = target.environment?.cluster?.title ?? target.environment?.name
  return name === undefined ? { en: 'the cluster', id: 'klaster' } : { en: name, id: name }
}
