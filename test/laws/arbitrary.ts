import fc from 'fast-check'
import { z } from 'zod'
import { unwrap } from '../../src/vocabulary/forms.ts'
import { shorthands } from '../../src/vocabulary/image.ts'
import { annotationText, text } from '../../src/vocabulary/scalars.ts'

/** Texts that some YAML reader or template engine takes for something else. */
const awkward = fc.constantFrom(
  ...['', ' ', 'yes', 'no', 'on', 'y', 'N', 'null', '~', 'true', '017', '0o17', '1e3', '1_000', '12:30', '2001-12-14'],
  ...[
    '{{ .Values.x }}',
    '{{`x`}}',
    '}}',
    '{{{',
    '$(HOME)',
    '$' + '{HOME}',
    '%s %d',
    'a: b',
    '- a',
    '#a',
    'a #b',
    "it's",
    '"',
  ],
  ...[
    '\\',
    '\\n',
    'a\nb',
    'a\n',
    '\na',
    'a\n\n',
    '\ta',
    'a\tb',
    ' a',
    'a ',
    '\u00e9',
    '\u2028',
    '\u00a0',
    '😀',
    '<&>',
    '|',
    '>-',
  ],
)
/** Texts that every place for free text takes. */
export const anyText = fc
  .oneof(awkward, fc.string({ maxLength: 20 }), fc.string({ unit: 'grapheme', maxLength: 10 }))
  .filter((value) => text.safeParse(value).success)

/** Random values that a schema accepts, some keys left out: a config, a preset or an override may say them. */
export function partialOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  const bare = unwrap(schema)
  if (bare instanceof z.ZodObject) {
    const fields = Object.entries(bare.shape).map(([key, field]) => [key, partialOf(field as z.ZodType)])
    const requiredKeys = (shorthands.has(bare) ? ['repository'] : []) as never[]
    return fc.record(Object.fromEntries(fields), { requiredKeys })
  }
  if (bare instanceof z.ZodRecord) {
    return fc.dictionary(textOf(bare.keyType as z.ZodString), textOf(bare.valueType as z.ZodString), { maxKeys: 3 })
  }
  if (bare instanceof z.ZodEnum) return fc.constantFrom(...bare.options)
  if (bare instanceof z.ZodBoolean) return fc.boolean()
  if (bare instanceof z.ZodNumber) return fc.integer({ min: bare.minValue ?? 0, max: bare.maxValue ?? 1000 })
  return textOf(bare as z.ZodString)
}

function textOf(schema: z.ZodType): fc.Arbitrary<string> {
  const bare = unwrap(schema) as z.ZodString
  const pattern = patternOf(bare)
  const candidates = !pattern || anyTexts.includes(pattern.source) ? anyText : matching(pattern)
  return candidates.filter((value) => bare.safeParse(value).success)
}

const anyTexts = [text, annotationText].map((schema) => patternOf(schema)?.source)

/** Texts of a pattern; made once, because making them takes long. */
function matching(pattern: RegExp): fc.Arbitrary<string> {
  const known = arbitraries.get(pattern.source)
  if (known) return known
  const made = fc.stringMatching(pattern)
  arbitraries.set(pattern.source, made)
  return made
}
const arbitraries = new Map<string, fc.Arbitrary<string>>()

function patternOf(schema: z.ZodType): RegExp | undefined {
  const checks = (schema.def as { checks?: { _zod: { def: { pattern?: RegExp } } }[] }).checks ?? []
  return checks.map((check) => check._zod.def.pattern).find((pattern) => pattern !== undefined)
}
