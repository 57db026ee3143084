import type { AllowedValues, Explanation } from '../index.ts'

/** What a path means, and what it may be, as sentences. */
export function meaningOf({ about, description, allowed, targets }: Explanation): string[] {
  const keys = Math.max(0, ...targets.map(({ keys = [] }) => keys.length))
  const form = about === 'map' ? (sizes[keys] ?? `A map of ${keys} values.`) : formOf(allowed)
  return [description, form].filter((line) => line !== '')
}

const sizes = ['An empty map.', 'A map of one value.']

const types: Readonly<Record<NonNullable<AllowedValues['type']>, string>> = {
  string: 'A text',
  integer: 'A whole number',
  boolean: 'True or false',
  object: 'A map',
  array: 'A list',
}

function formOf(allowed: AllowedValues): string {
  const { type, enum: choices, const: only, default: value } = allowed
  if (type === undefined) return ''
  const options = choices ?? (only === undefined ? undefined : [only])
  const start = options ? `One of ${options.map((option) => JSON.stringify(option)).join(', ')}` : types[type]
  const limits = options ? [] : limitsOf(allowed)
  const otherwise = value === undefined || typeof value === 'object' ? '' : `; ${JSON.stringify(value)} by default`
  return `${[start, ...limits].join(', ')}${otherwise}.`
}

/** A pattern is for programs, unless it is short enough to be read. */
function limitsOf({ minimum, maximum, minLength, maxLength, pattern = '' }: AllowedValues): string[] {
  return [
    ...(minimum !== undefined && maximum !== undefined ? [`${minimum} to ${maximum}`] : []),
    ...(minimum !== undefined && maximum === undefined ? [`at least ${minimum}`] : []),
    ...(minimum === undefined && maximum !== undefined ? [`at most ${maximum}`] : []),
    ...(minLength ? ['not empty'] : []),
    ...(maxLength === undefined ? [] : [`at most ${maxLength} characters`]),
    ...(/^[ -~]{1,40}$/.test(pattern) ? [`of the form ${pattern}`] : []),
  ]
}
