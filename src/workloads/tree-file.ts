import type { ObjectTree } from './kind.ts'

/** The trees of one file: `name` is its stem, such as `database`. */
export interface TreeFile {
  readonly name: string
  readonly objects: readonly ObjectTree[]
}
