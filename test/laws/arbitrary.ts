import fc from 'fast-check'
import { z } from 'zod'
import type { Config } from '../../src/config/types.ts'
import { builtInPresets } from '../../src/generated/presets.ts'
import { shorthands } from '../../src/vocabulary/fields.ts'
import { unwrap } from '../../src/vocabulary/forms.ts'
import { kindSchemas } from '../../src/vocabulary/kinds.ts'
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
const anyText = fc
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

const envName = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,8}$/)

const anyWeb = partialOf(kindSchemas.web.values)
const anyPostgres = partialOf(kindSchemas.postgres.values)

/** A random valid config with one target, whose names start from `name`. */
export function configNamed(name: string): fc.Arbitrary<Config> {
  const web = fc.record(
    {
      kind: fc.constant('web' as const),
      image: fc.constantFrom('belajar/app:1.4.0', 'localhost:5000/a/b:2'),
      name: fc.constant(`app-${name}`),
      openPath: fc.constantFrom('/', '/api'),
      writableDirectories: fc.constantFrom([], ['/tmp'], ['/tmp', '/var/cache/app']),
      dependsOn: fc.constant(['db']),
      envFrom: fc.constantFrom([{ configMap: 'config' }], [{ configMap: 'config' }, { secret: 'secret' }]),
      env: fc.dictionary(
        envName,
        fc.oneof(
          anyText,
          fc.constantFrom(
            { configMap: 'config', key: 'URL' },
            { secret: 'secret', key: 'PASSWORD' },
            { connection: 'db', format: 'jdbc' as const },
            { connection: 'db', format: 'port' as const },
          ),
        ),
        { maxKeys: 4 },
      ),
      values: anyWeb,
    },
    { requiredKeys: ['kind', 'image', 'values'] },
  )
  const postgres = fc.record(
    {
      kind: fc.constant('postgres' as const),
      name: fc.constant(`db-${name}`),
      version: fc.constantFrom('14', '17', '18'),
      envFrom: fc.constantFrom([{ configMap: 'config' }], [{ configMap: 'config' }, { secret: 'secret' }]),
      password: fc.constant({ secret: 'secret', key: 'PASSWORD' }),
      claimName: fc.constant(`claim-${name}`),
      volumeName: fc.constant(`volume-${name}`),
      values: anyPostgres,
    },
    { requiredKeys: ['kind', 'values'] },
  )
  const secretValues = fc.record(
    { source: fc.constantFrom('existing', 'external', 'development') },
    { requiredKeys: [] },
  )
  return fc
    .record({
      web,
      postgres,
      both: fc.boolean(),
      data: fc.dictionary(fc.stringMatching(/^[A-Z][A-Z0-9_.-]{0,8}$/), anyText, { maxKeys: 4 }),
      secret: secretValues,
      literal: anyText,
      environment: fc.constantFrom(...namesOf('environment')),
      tier: fc.constantFrom(...namesOf('tier')),
      namespace: fc.constantFrom(undefined, `ns-${name}`),
      app: anyWeb,
      db: anyPostgres,
    })
    .map((random) => {
      const { values: webValues, ...webShape } = random.web
      const { values: postgresValues, ...postgresShape } = random.postgres
      const db = { ...(postgresValues as object), ...postgresShape }
      const app = { ...(webValues as object), ...webShape }
      const { image: _, ...overrides } = random.app as { image?: unknown }
      return {
        name,
        configMaps: { config: { data: { ...random.data, URL: { connection: 'db', format: 'jdbc' } } } },
        secrets: { secret: { keys: ['PASSWORD'], development: { PASSWORD: random.literal }, ...random.secret } },
        workloads: { db, ...(random.both ? { app } : { shop: app, app }) },
        targets: {
          random: {
            presets: [random.environment, random.tier],
            ...(random.namespace ? { namespace: random.namespace } : {}),
            overrides: { workloads: { db: random.db, app: overrides } },
          },
        },
      } as unknown as Config
    })
    .map(withOwnNames)
}

/** Two web workloads must not share a name or a node port. */
function withOwnNames(config: Config): Config {
  const { shop, ...rest } = config.workloads as unknown as Record<string, { name?: string; service?: object }>
  if (!shop) return config
  const { name: _, service: __, ...own } = shop
  return { ...config, workloads: { ...rest, shop: own } as unknown as Config['workloads'] }
}

function namesOf(family: string): string[] {
  return Object.values(builtInPresets)
    .filter((preset) => preset.family === family)
    .map((preset) => preset.name)
}
