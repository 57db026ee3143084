import type { Values } from '../config/types.ts'
import type { ManifestFile } from '../kubernetes/objects.ts'

/** Files as values: path below the output folder to content. */
export type Files = Readonly<Record<string, string>>

/** What the outputs need to know of a target. */
export interface TargetOutput {
  readonly name: string
  readonly namespace: string
  readonly values: Values
  /** The concrete objects, by file, in the order of application. */
  readonly files: readonly ManifestFile[]
}
