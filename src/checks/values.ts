import type { WorkloadConfig, WorkloadValues } from '../config/types.ts'
import type { Translated } from '../localized.ts'
import { originOf } from '../presets/merge.ts'
import { kindOf } from '../workloads/application.ts'
import type { Reviewed } from './finding.ts'

/** A workload whose values have a word. */
export interface WorkloadWith<Word extends string> {
  readonly key: string
  /** `workloads.<key>`. */
  readonly path: string
  readonly values: Extract<WorkloadValues, Readonly<Record<Word, unknown>>>
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

/** Whether the user said a value, in the config or in an override; else a preset or a default did. */
export function isSaid({ target }: Pick<Reviewed, 'target'>, path: string): boolean {
  return ['config', 'overrides'].includes(originOf(target.layers, path.split('.')) ?? '')
}

/** The environment of a target as a sentence names it. */
export function environmentName({ target }: Pick<Reviewed, 'target'>): Translated {
  const name = target.environment?.cluster?.title ?? target.environment?.name
  return name === undefined ? { en: 'the cluster', id: 'klaster' } : { en: name, id: name }
}
