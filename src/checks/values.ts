import type { WorkloadValues } from '../config/types.ts'
import type { Translated } from '../localized.ts'
import { originOf } from '../presets/merge.ts'
import type { Reviewed } from './finding.ts'

/** A workload whose values have a word. */
export interface WorkloadWith<Word extends string> {
  readonly key: string
  /** `workloads.<key>`. */
  readonly path: string
  readonly values: Extract<WorkloadValues, Readonly<Record<Word, unknown>>>
}

/** The workloads whose values have a word, such as `storage`. */
export function workloadsWith<Word extends string>({ target }: Pick<Reviewed, 'target'>, word: Word) {
  return Object.entries(target.values.workloads)
    .filter(([, values]) => Object.hasOwn(values, word))
    .map(([key, values]) => ({ key, path: `workloads.${key}`, values }) as unknown as WorkloadWith<Word>)
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
