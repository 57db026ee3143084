import type { Position } from '../errors.ts'

/** Where the keys and values of a file stand in it. */
export interface SourceMap {
  /** The key at a path, or the nearest ancestor that exists. */
  position(path: readonly (string | number)[]): Position | undefined
  /** The value at a path. */
  valuePosition(path: readonly (string | number)[]): Position | undefined
}
