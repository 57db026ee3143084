import type { Group } from '../group.ts'
import { comparisonChanges, comparisonMistakes, comparisonSize } from './comparison.ts'
import { comparisonTimes } from './comparison-times.ts'
import { many } from './many.ts'
import { packageSize } from './package.ts'
import { start } from './start.ts'
import { types } from './types.ts'
import { workloads } from './workloads.ts'

/** Every table, in the order of the pages. */
export const groups: readonly Group[] = [
  start,
  many,
  workloads,
  packageSize,
  types,
  comparisonSize,
  comparisonChanges,
  comparisonMistakes,
  comparisonTimes,
]
