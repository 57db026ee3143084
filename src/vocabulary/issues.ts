import { z } from 'zod'
import { describeValue, inFileOrder, type Place, problemAt } from '../config/problems.ts'
import { didYouMean, type Problem } from '../errors.ts'
import { isShownNumber, shownText } from '../secrets/shown.ts'
import { forbiddenKeys, maximumProblems } from '../yaml/read-limits.ts'
import { unwrap } from './forms.ts'

type Path = readonly PropertyKey[]
type Issue = z.core.$ZodIssue

/** What is being checked: the data, its schema, and where it stands. */
export interface Checked extends Place {
  readonly data: unknown
  readonly schema: z.ZodType
}

/** Checks data against a schema: what it parses to, and every problem in the order of the file. */
export function check<T>(checked: Checked): { readonly value?: T; readonly problems: Problem[] } {
  const unsafe = forbiddenIn(checked.data, []).map((path) =>
    problemAt('config-invalid-value', path, 'this key is not allowed', checked, { remedy: 'rename it' }),
  )
  if (unsafe.length > 0) return { problems: inFileOrder(unsafe) }
  const result = checked.schema.safeParse(checked.data)
  if (result.success) return { value: result.data as T, problems: [] }
  return { problems: inFileOrder(result.error.issues.flatMap((issue) => problemsOf(issue, [], checked))) }
}

/** Where a key stands that reaches into the prototype of an object: the schema would pass over it in silence. */
function forbiddenIn(data: unknown, path: Path): Path[] {
  if (typeof data !== 'object' || data === null) return []
  return Object.entries(data).flatMap(([key, value]) =>
    forbiddenKeys.has(key) ? [[...path, key]] : forbiddenIn(value, [...path, key]),
  )
}

function problemsOf(issue: Issue, prefix: Path, checked: Checked): Problem[] {
  const path = [...prefix, ...issue.path]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, maximumProblems + 1).map((key) => unknownKey(key, path, checked))
    case 'invalid_union':
      return unionProblems(issue, path, checked)
    case 'invalid_key':
      return issue.issues.map((inner) =>
        problemAt('config-invalid-value', path, `${shownText(String(path.at(-1)))} cannot be a key here`, checked, {
          expected: expectation(inner),
        }),
      )
    case 'invalid_element':
      return issue.issues.flatMap((inner) => problemsOf(inner, path, checked))
    default:
      return [valueProblem(issue, path, checked)]
  }
}

function unknownKey(key: string, path: Path, checked: Checked): Problem {
  const known = knownKeys(schemaAt(checked.schema, checked.data, path), dataAt(checked.data, path))
  const candidates = didYouMean(key, known)
  const remedy = candidates.length > 0 ? {} : { remedy: `known here: ${known.join(', ')}` }
  return problemAt('config-unknown-key', [...path, key], 'this key is not known', checked, { candidates, ...remedy })
}

/** Of several forms, the one that was meant: the one whose outermost type fits. */
function unionProblems(issue: Extract<Issue, { code: 'invalid_union' }>, path: Path, checked: Checked): Problem[] {
  const data = dataAt(checked.data, path)
  const meant = issue.errors.filter(
    (issues) => !issues.some((inner) => inner.path.length === 0 && isOfOtherType(inner)),
  )
  const nearest = [...meant].sort((a, b) => misfit(a, data) - misfit(b, data))[0]
  if (nearest && nearest.length > 0) return nearest.flatMap((inner) => problemsOf(inner, path, checked))
  if (issue.discriminator) return [discriminatorProblem(path, checked)]
  const schema = schemaAt(checked.schema, checked.data, path)
  const options = schema instanceof z.ZodUnion ? schema.options.map((option) => formOf(option as z.ZodType)) : []
  return [
    problemAt(
      data === undefined ? 'config-missing-key' : 'config-wrong-type',
      path,
      'the value has the wrong form',
      checked,
      {
        expected: options.join(', or '),
        found: describeValue(data, path),
        ...(isScalar(data) && options.includes('a text') ? { remedy: inQuotes(data, path) } : {}),
      },
    ),
  ]
}

/** A kind that there is not, or none: the path ends with the key that says it. */
function discriminatorProblem(path: Path, checked: Checked): Problem {
  const schema = schemaAt(checked.schema, checked.data, path.slice(0, -1))
  const kind = dataAt(checked.data, path)
  const known = schema instanceof z.ZodUnion ? schema.options.map((option) => kindOf(option as z.ZodType)) : []
  const expected = known.join(', ')
  if (kind === undefined) return problemAt('config-missing-key', path, 'this key is missing', checked, { expected })
  return problemAt('config-invalid-value', path, 'there is no such kind', checked, {
    expected,
    found: describeValue(kind, path),
    candidates: didYouMean(wordOf(kind), known),
  })
}

function valueProblem(issue: Issue, path: Path, checked: Checked): Problem {
  const data = dataAt(checked.data, path)
  const expected = expectation(issue)
  if (data === undefined && issue.code === 'invalid_type') {
    return problemAt('config-missing-key', path, 'this key is missing', checked, { expected })
  }
  const wrongType = issue.code === 'invalid_type'
  const message = wrongType ? 'the value has the wrong type' : 'the value is not allowed'
  const remedy = wrongType && expected === 'a text' && isScalar(data) ? { remedy: inQuotes(data, path) } : {}
  const candidates =
    issue.code === 'invalid_value' ? { candidates: didYouMean(wordOf(data), issue.values.map(String)) } : {}
  return problemAt(wrongType ? 'config-wrong-type' : 'config-invalid-value', path, message, checked, {
    expected,
    found: describeValue(data, path),
    ...candidates,
    ...remedy,
  })
}

/** What a value says, if it is a word: a map without a prototype cannot be made a text. */
function wordOf(value: unknown): string {
  return typeof value === 'object' ? '' : String(value)
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a map',
  record: 'a map',
  array: 'a list',
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeNames[issue.expected] ?? issue.expected
    case 'invalid_value':
      return issue.values.map(String).join(', ')
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `at least ${issue.minimum} of them`
        : `at least ${issue.minimum}`
    case 'too_big':
      return issue.origin === 'string' ? `at most ${issue.maximum} characters` : `at most ${issue.maximum}`
    default:
      return issue.message
  }
}

function inQuotes(value: unknown, path: Path): string {
  return typeof value === 'number' && !isShownNumber(value, path)
    ? 'write it in quotes'
    : `write it in quotes: "${value}"`
}

/** The part of a schema that describes the data at a path. */
function schemaAt(schema: z.ZodType, data: unknown, path: Path): z.ZodType | undefined {
  const bare = unwrap(schema)
  const [head, ...rest] = path
  if (head === undefined) return bare
  if (bare instanceof z.ZodUnion) {
    const option = optionFor(bare.options as z.ZodType[], data)
    return option && schemaAt(option, data, path)
  }
  const inner =
    bare instanceof z.ZodObject
      ? bare.shape[head as string]
      : bare instanceof z.ZodRecord
        ? bare.valueType
        : bare instanceof z.ZodArray
          ? bare.element
          : undefined
  return inner && schemaAt(inner as z.ZodType, (data as Record<PropertyKey, unknown> | undefined)?.[head], rest)
}

function optionFor(options: readonly z.ZodType[], data: unknown): z.ZodType | undefined {
  const objects = options.map(unwrap).filter((option) => option instanceof z.ZodObject)
  const kind = (data as { kind?: unknown } | undefined)?.kind
  const ofKind = objects.find((option) => kind !== undefined && kindOf(option) === kind)
  return ofKind ?? [...objects].sort((a, b) => kinship(b, data) - kinship(a, data))[0]
}

/** How many of the keys that were written are those of a form, or near them. */
function kinship(schema: z.ZodObject, data: unknown): number {
  const known = Object.keys(schema.shape)
  return Object.keys(isMap(data) ? data : {}).filter((key) => didYouMean(key, known).length > 0).length
}

function knownKeys(schema: z.ZodType | undefined, data: unknown): string[] {
  const chosen = schema instanceof z.ZodUnion ? optionFor(schema.options as z.ZodType[], data) : schema
  return chosen instanceof z.ZodObject ? Object.keys(chosen.shape) : []
}

function kindOf(schema: z.ZodType): string {
  const kind = schema instanceof z.ZodObject ? schema.shape.kind : undefined
  return kind instanceof z.ZodLiteral ? String(kind.value) : ''
}

function formOf(schema: z.ZodType): string {
  const bare = unwrap(schema)
  if (bare instanceof z.ZodObject) return `{ ${Object.keys(bare.shape).join(', ')} }`
  return 'a text'
}

function isOfOtherType(issue: Issue): boolean {
  return issue.code === 'invalid_type'
}

/** How far a form is from what was written: a key that it misses counts, unless a near one stands there. */
function misfit(issues: readonly Issue[], data: unknown): number {
  const written = isMap(data) ? Object.keys(data) : []
  return issues.reduce((sum, issue) => {
    if (issue.code === 'unrecognized_keys') return sum + issue.keys.length
    const key = issue.path[0]
    return sum + (typeof key === 'string' && didYouMean(key, written).length > 0 ? -1 : 1)
  }, 0)
}

function dataAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], data)
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isScalar(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean'
}
