import type { Problem } from '../errors.ts'
import { maximumProblems } from './read-limits.ts'
import type { Locate } from './source-map.ts'

/** A problem and the offset in the text where it stands. */
export interface Finding {
  readonly offset: number
  readonly problem: Omit<Problem, 'position'>
}

/** A finding about how the file is written, which has no path. */
export function syntaxFinding(offset: number, message: string, remedy?: string): Finding {
  return { offset, problem: { code: 'config-syntax', message, path: '', ...(remedy === undefined ? {} : { remedy }) } }
}

/** Findings as problems in the order of the file. Of very many, only the first are told. */
export function problemsInOrder(findings: readonly Finding[], locate: Locate): Problem[] {
  const ordered = [...findings].sort((a, b) => a.offset - b.offset)
  const problems: Problem[] = ordered
    .slice(0, maximumProblems)
    .map(({ offset, problem }) => ({ ...problem, position: locate(offset) }))
  const next = ordered[maximumProblems]
  if (!next) return problems
  const more: Problem = {
    code: next.problem.code,
    message: 'more problems follow, from here on',
    path: '',
    position: locate(next.offset),
  }
  return [...problems, more]
}
