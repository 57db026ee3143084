import fc from 'fast-check'

/** Things that are no value where they are put, or that are one by chance. */
export const oddities = [
  null,
  '',
  'x',
  '{{ .Values.x }}',
  'a\u0000b',
  'a\u0085b',
  0,
  -1,
  1,
  1.5,
  70000,
  1e21,
  true,
  [],
  {},
  { a: 1 },
]

/** What is done to data, at one of its maps. */
export interface Fault {
  readonly step: number
  readonly what: 'replace' | 'remove' | 'add' | 'rename'
  readonly by: unknown
}

/** At most two things that are done to data. */
export const faults = fc.array(
  fc.record({
    step: fc.nat(1000),
    what: fc.constantFrom('replace' as const, 'remove' as const, 'add' as const),
    by: fc.constantFrom(...oddities),
  }),
  { maxLength: 2 },
)

/** Every map inside of the values, the outermost first. */
function mapsOf(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(mapsOf)]
}

/** Does it. */
export function apply(values: object, { step, what, by }: Fault): void {
  const maps = mapsOf(values)
  const map = maps[step % maps.length] as Record<string, unknown>
  const keys = Object.keys(map)
  const key = keys[step % Math.max(1, keys.length)]
  if (what === 'add') map.surprise = by
  else if (key !== undefined && what === 'remove') delete map[key]
  else if (key !== undefined && what === 'rename') {
    map[typeof by === 'string' ? by : 'other'] = map[key]
    delete map[key]
  } else if (key !== undefined) map[key] = by
}
