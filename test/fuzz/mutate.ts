import { foreign, fragments, scalars, texts } from './corpus.ts'
import type { Random } from './random.ts'

type Edit = (bytes: Buffer, random: Random) => Buffer

const edits: readonly Edit[] = [
  (bytes, random) => {
    const flipped = Buffer.from(bytes)
    const at = random.below(bytes.length)
    if (bytes.length > 0) flipped[at] = (flipped[at] as number) ^ (1 << random.below(8))
    return flipped
  },
  (bytes, random) => replaced(bytes, random, Buffer.from(random.of(fragments)), 0),
  (bytes, random) => replaced(bytes, random, Buffer.from(random.of(fragments)), random.below(20)),
  (bytes, random) => replaced(bytes, random, Buffer.alloc(0), 1 + random.below(60)),
  (bytes, random) => replaced(bytes, random, part(Buffer.from(random.of(texts)), random), random.below(60)),
  (bytes, random) => replaced(bytes, random, part(bytes, random), 0),
  (bytes, random) => replaced(bytes, random, Buffer.from(Array.from({ length: 8 }, () => random.below(256))), 0),
  (bytes, random) => replaced(bytes, random, Buffer.from(random.of(fragments).repeat(1 + random.below(200))), 0),
  swapTokens,
]

/** A text of the corpus, with one to six edits of its bytes. */
export function mutatedBytes(random: Random): Buffer {
  const text = random.of(texts)
  // Mostly a part of a long text: it says as much about the reader, in a tenth of the time.
  let bytes: Buffer = Buffer.from(text.length > 800 && random.below(10) > 0 ? lines(text, random) : text)
  for (let count = 1 + random.below(6); count > 0; count--) bytes = random.of(edits)(bytes, random)
  return bytes
}

function lines(text: string, random: Random): string {
  const all = text.split('\n')
  const first = random.below(all.length)
  return all.slice(first, first + 25).join('\n')
}

function replaced(bytes: Buffer, random: Random, by: Buffer, length: number): Buffer {
  const at = random.below(bytes.length + 1)
  return Buffer.concat([bytes.subarray(0, at), by, bytes.subarray(at + length)])
}

function part(bytes: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length + 1)
  return bytes.subarray(at, at + random.below(200))
}

function swapTokens(bytes: Buffer, random: Random): Buffer {
  const tokens = bytes.toString('latin1').split(/(\W+)/)
  const [one, other] = [random.below(tokens.length), random.below(tokens.length)]
  const first = tokens[one] as string
  tokens[one] = tokens[other] as string
  tokens[other] = first
  return Buffer.from(tokens.join(''), 'latin1')
}

/** A config with one to four of its parts changed; with what only code can hold, where that is wanted. */
export function mutatedData(config: unknown, random: Random, withForeign: boolean): unknown {
  const data = structuredClone(config)
  for (let count = 1 + random.below(4); count > 0; count--) {
    try {
      mutatePart(data, random, withForeign)
    } catch {
      // A getter or a proxy that was put in before: such a change is none.
    }
  }
  return data
}

function mutatePart(data: unknown, random: Random, withForeign: boolean): void {
  const maps = mapsIn(data)
  const map = random.of(maps)
  const keys = Object.keys(map)
  const key = random.of(keys) ?? 'x'
  const other = random.of(maps)
  const otherKey = random.of(Object.keys(other)) ?? 'x'
  const value = withForeign && random.below(2) === 0 ? random.of(foreign)() : random.of(scalars)
  const changes = [
    () => delete map[key],
    () => put(map, key, value),
    () => put(map, `${key}${random.of(['x', '-', '.', 'X', '1'])}`, structuredCloneOf(map[key])),
    () => put(map, random.of(['a', 'to', '9', 'a b', '', 'toString', 'null', 'yes', 'image', 'kind']), value),
    () => put(map, key, [structuredCloneOf(map[key])]),
    () => put(map, key, structuredCloneOf(other[otherKey])),
    () => put(map, key, typeof map[key] === 'number' ? (map[key] as number) * random.of([-1, 0.5, 1000]) : value),
  ]
  random.of(changes)()
}

function put(map: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true })
}

function structuredCloneOf(value: unknown): unknown {
  try {
    return structuredClone(value)
  } catch {
    return value
  }
}

/** Every map and list of some data, itself first. */
function mapsIn(data: unknown): Record<string, unknown>[] {
  const found = new Set<Record<string, unknown>>()
  const visit = (value: unknown) => {
    const isPlain = Array.isArray(value) || /^\[object Object\]$/.test(Object.prototype.toString.call(value))
    if (typeof value !== 'object' || value === null || !isPlain || found.has(value as never) || found.size > 500) return
    found.add(value as Record<string, unknown>)
    for (const key of Object.keys(value)) visit((value as Record<string, unknown>)[key])
  }
  try {
    visit(data)
  } catch {
    // A getter or a proxy that was put in before.
  }
  return [...found]
}
