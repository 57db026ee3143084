import type { ManifestFile } from '../kubernetes/objects.ts'
import type { Prepared } from '../prepare.ts'
import type { Target } from '../targets.ts'

/** Files as values: path below the output folder to content. */
export type Files = Readonly<Record<string, string>>

/** A target with its concrete objects, by file, in the order of application. */
export interface TargetOutput extends Target {
  readonly files: readonly ManifestFile[]
}

/** What every output is made from. */
export interface OutputInput extends Omit<Prepared, 'targets'> {
  /** The objects of the default values. */
  readonly base: readonly ManifestFile[]
  readonly targets: readonly TargetOutput[]
  /** The output folder as it is typed in the project. */
  readonly folder: string
}
