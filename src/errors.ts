import { withoutSecrets } from './secrets/forms.ts'

/** A place in a user's file. Lines and columns count from 1. */
export interface Position {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** What kind of mistake a {@link Problem} is. Codes are stable: scripts and the documentation refer to them. */
export type ProblemCode =
  | 'config-not-found'
  | 'config-unreadable'
  | 'config-syntax'
  | 'config-ambiguous-scalar'
  | 'config-unknown-key'
  | 'config-wrong-type'
  | 'config-missing-key'
  | 'config-invalid-value'
  | 'config-unknown-reference'
  | 'config-duplicate'
  | 'config-cycle'
  | 'name-invalid'
  | 'preset-unknown'
  | 'preset-conflict'
  | 'target-unknown'
  | 'option-invalid'
  | 'output-refused'

/** One mistake in what the user gave: what, where, why, and what to write instead. */
export interface Problem {
  readonly code: ProblemCode
  /** What is wrong, as one sentence without the position. */
  readonly message: string
  /** The key in the config as its user writes it, for example `workloads.app.replicas`; empty for the whole file. */
  readonly path: string
  readonly position?: Position
  readonly expected?: string
  readonly found?: string
  readonly remedy?: string
  /** Near names, nearest first. */
  readonly candidates?: readonly string[]
}

/** Bad input: carries every problem that was found, in the order of the file. */
export class KitError extends Error {
  override readonly name = 'KitError'
  readonly problems: readonly Problem[]

  /** Also one of another copy of this class: a program may hold the ES module and the CommonJS build. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'KitError' && Array.isArray((value as KitError).problems)
  }

  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    const safe = problems.map(guarded)
    super(safe.map(formatProblem).join('\n\n'), options)
    this.problems = safe
  }
}

/** The problem without secrets that can be told by their form: the last guard, whoever wrote the problem. */
function guarded(problem: Problem): Problem {
  const { position, candidates } = problem
  const texts = ['message', 'path', 'expected', 'found', 'remedy'] as const
  const told = texts.flatMap((key) =>
    problem[key] === undefined ? [] : [[key, withoutSecrets(problem[key])] as const],
  )
  return {
    ...problem,
    ...Object.fromEntries(told),
    ...(position ? { position: { ...position, file: withoutSecrets(position.file) } } : {}),
    ...(candidates ? { candidates: candidates.map(withoutSecrets) } : {}),
  }
}

/** A bug of k8s-kit itself, never of the input. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError'
}

/** Asserts what k8s-kit itself guarantees; a failure is our bug. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message)
}

/** One problem as text: position and path first, then what, expected, found, and the way out. */
export function formatProblem(problem: Problem): string {
  const place = problem.position ? `${problem.position.file}:${problem.position.line}:${problem.position.column}: ` : ''
  const path = problem.path ? `${shortened(problem.path, 200)}: ` : ''
  const lines = [`${place}${path}${shortened(problem.message, 1000)} [${problem.code}]`]
  if (problem.expected !== undefined) lines.push(`  expected: ${problem.expected}`)
  if (problem.found !== undefined) lines.push(`  found:    ${problem.found}`)
  if (problem.candidates?.length) lines.push(`  did you mean: ${problem.candidates.join(', ')}?`)
  if (problem.remedy !== undefined) lines.push(`  remedy:   ${problem.remedy}`)
  return lines.map((line) => visible(shortened(line, 1000))).join('\n')
}

/** A key or a text of a hostile file may be as long as the file. */
function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text
}

/** Characters that a terminal would obey, written out: a file's own words must not move a user's cursor. */
function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

/** The names of `known` that are near `name`, nearest first, at most three. */
export function didYouMean(name: string, known: readonly string[]): string[] {
  const limit = Math.max(1, Math.floor(name.length * 0.4))
  return known
    .filter((candidate) => Math.abs(candidate.length - name.length) <= limit)
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}

/** Insertions, removals, replacements and swaps of neighbours that turn one text into the other. */
function editDistance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)]
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const previous = rows[row - 1] as number[]
      const same = from[row - 1] === to[column - 1]
      let best = Math.min(
        (previous[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (previous[column - 1] as number) + (same ? 0 : 1),
      )
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      if (swapped) best = Math.min(best, ((rows[row - 2] as number[])[column - 2] as number) + 1)
      current.push(best)
    }
    rows.push(current)
  }
  return (rows[from.length] as number[])[to.length] as number
}
