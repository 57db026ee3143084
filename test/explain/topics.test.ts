import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  exampleConfig,
  explain,
  explainTopic,
  KitError,
  type Locale,
  render,
  type Topic,
  topicNames,
} from '../../src/index.ts'

const locales: readonly Locale[] = ['en', 'id']

/** The part of a topic under a title. */
function part(topic: Topic<string>, title: string) {
  return topic.parts.find((each) => each.title === title)
}

function rowsOf(topic: Topic<string>, title: string): readonly (readonly string[])[] {
  const found = part(topic, title)
  return found && 'rows' in found ? found.rows : []
}

function pointsOf(topic: Topic<string>, title: string): readonly string[] {
  const found = part(topic, title)
  return found && 'points' in found ? found.points : []
}

function textsOf({ title, summary, parts }: Topic<string>): string[] {
  const inner = parts.flatMap((each) => {
    if ('points' in each) return [each.title, ...each.points]
    return 'rows' in each ? [each.title, ...each.rows.flat()] : [each.title]
  })
  return [title, summary, ...inner]
}

describe('every topic', () => {
  test.each(topicNames())('%s: complete tables in both languages, which are not the same', (name) => {
    const [english, indonesian] = locales.map((locale) => explainTopic(name, { locale })) as [
      Topic<string>,
      Topic<string>,
    ]
    for (const topic of [english, indonesian]) {
      for (const each of topic.parts) {
        if ('rows' in each) for (const row of each.rows) expect(row).toHaveLength(each.head.length)
        if ('points' in each) expect(each.points.length).toBeGreaterThan(0)
      }
    }
    expect(textsOf(indonesian)).toHaveLength(textsOf(english).length)
    const own = textsOf(english).filter((text) => text.split(' ').length > 3)
    expect(own.filter((text) => textsOf(indonesian).includes(text))).toEqual([])
  })

  test('is English where nothing is said', () => {
    expect(explainTopic('service')).toEqual(explainTopic('service', { locale: 'en' }))
  })

  test('that there is not is an error with near names', () => {
    const problem = {
      code: 'option-invalid',
      path: '--topic',
      candidates: ['statefulset'],
      expected: topicNames().join(', '),
    }
    try {
      explainTopic('statefulsets')
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(KitError)
      expect((error as KitError).problems).toMatchObject([problem])
    }
  })
})

describe('statefulset', () => {
  test('sets both kinds side by side [000-22]', () => {
    expect(rowsOf(explainTopic('statefulset'), 'Side by side')).toMatchInlineSnapshot(`
      [
        [
          "name of a pod",
          "ends in random letters",
          "ends in its number: db-0, db-1",
        ],
        [
          "network identity",
          "new with every pod",
          "stays: a DNS name for each pod",
        ],
        [
          "storage",
          "one claim, shared by all pods",
          "a claim for each pod, from a template",
        ],
        [
          "scaling",
          "all at once",
          "one after the other, in order",
        ],
        [
          "made for",
          "web applications, APIs, workers",
          "databases, queues, caches that persist",
        ],
      ]
    `)
  })

  test('says why a database is one: identity, order and storage that stay [000-12]', () => {
    const points = pointsOf(explainTopic('statefulset'), 'Why a database is a StatefulSet')
    for (const word of [
      /^Stable identity/,
      /^Order: .*OrderedReady, db-1 is not made before db-0 is ready/,
      /^Storage that stays/,
    ])
      expect(points).toContainEqual(expect.stringMatching(word))
    const objects = Object.values(render(exampleConfig, { formats: [] }).manifests).flat()
    const specs = objects
      .filter(({ kind }) => kind === 'StatefulSet')
      .map(({ spec }) => spec as Record<string, unknown>)
    expect(specs).toHaveLength(8)
    for (const { podManagementPolicy = 'OrderedReady' } of specs) expect(podManagementPolicy).toBe('OrderedReady')
  })

  test('gives the reason of each object of a config', () => {
    const objects = render(exampleConfig, { formats: [] }).manifests.production ?? []
    expect(rowsOf(explainTopic('statefulset', { objects }), 'In your config').map(([name]) => name)).toEqual([
      'StatefulSet db-belajar',
      '',
      '',
      'Deployment app-belajar',
    ])
  })
})

describe('service', () => {
  test('sets headless and regular Service side by side [000-15]', () => {
    expect(rowsOf(explainTopic('service'), 'Side by side')).toMatchInlineSnapshot(`
      [
        [
          "clusterIP",
          "None",
          "an address that stays",
        ],
        [
          "load balancing",
          "none: the client chooses a pod",
          "over all pods that are ready",
        ],
        [
          "what the DNS answers",
          "the addresses of all pods",
          "the one address of the Service",
        ],
        [
          "name to connect to",
          "<pod>.<service>",
          "<service>",
        ],
        [
          "who uses it",
          "the StatefulSet, and peers of a cluster",
          "every client",
        ],
      ]
    `)
    expect(rowsOf(explainTopic('service', { locale: 'id' }), 'Perbandingan')).toMatchInlineSnapshot(`
      [
        [
          "clusterIP",
          "None",
          "alamat yang tetap",
        ],
        [
          "pembagian beban",
          "tidak ada: klien memilih pod",
          "ke semua pod yang siap",
        ],
        [
          "jawaban DNS",
          "alamat semua pod",
          "satu alamat milik Service",
        ],
        [
          "nama untuk terhubung",
          "<pod>.<service>",
          "<service>",
        ],
        [
          "pemakai",
          "StatefulSet dan sesama anggota klaster",
          "semua klien",
        ],
      ]
    `)
  })

  test('says when one pod is reached by its own name', () => {
    const points = pointsOf(explainTopic('service'), 'When to reach one certain pod').join('\n')
    expect(points).toMatch(/splitting reads and writes/)
    expect(points).toMatch(/peer discovery/)
  })

  test('names what a config has in the DNS', () => {
    const objects = render(exampleConfig, { formats: [] }).manifests.production ?? []
    const rows = rowsOf(explainTopic('service', { objects }), 'In your config')
    expect(rows).toContainEqual(['Pod db-belajar-0', 'db-belajar-0.db-belajar-headless.belajar.svc.cluster.local'])
    expect(rows).toContainEqual(['Service app-belajar', 'app-belajar.belajar.svc.cluster.local'])
  })
})

test('environment has a part for each use [000-38]', () => {
  const { parts } = explainTopic('environment')
  expect(parts.map(({ title }) => title)).toEqual([
    'learning or developing alone',
    'with a team, or for a demo',
    'learning how production is set up',
    'tests in CI',
  ])
})

test('port-forward tells what to type, what it is good for and what not [000-37]', () => {
  for (const [locale, good, bad] of [
    ['en', 'Advantages', 'Disadvantages'],
    ['id', 'Keuntungan', 'Kekurangan'],
  ] as const) {
    const topic = explainTopic('port-forward', { locale })
    expect(JSON.stringify(topic)).toContain('kubectl port-forward -n <namespace> service/<service>')
    expect(pointsOf(topic, good)).toHaveLength(3)
    expect(pointsOf(topic, bad)).toHaveLength(3)
  }
})

test('storage and secrets list every choice that the config has', () => {
  const choicesOf = (path: string) => explain(exampleConfig, path).allowed.enum
  const modes = rowsOf(explainTopic('storage'), 'Where the claim of a database comes from: storage.mode')
  expect(modes.map(([mode]) => mode)).toEqual(choicesOf('workloads.db.storage.mode'))
  const sources = rowsOf(explainTopic('secrets'), 'Where its values come from: secrets.<key>.source')
  expect(sources.map(([source]) => source)).toEqual(choicesOf('secrets.secret.source'))
})

test('000-57 the file for an API server is an EncryptionConfiguration that names Secrets', () => {
  const { parts } = explainTopic('encryption')
  const commands = parts.flatMap((each) => ('commands' in each ? each.commands : []))
  const file = /<<END\n([\s\S]*)\nEND$/.exec(commands.find((command) => command.includes('<<END')) ?? '')?.[1] ?? ''
  expect(parse(file)).toEqual({
    apiVersion: 'apiserver.config.k8s.io/v1',
    kind: 'EncryptionConfiguration',
    resources: [
      {
        resources: ['secrets'],
        providers: [{ secretbox: { keys: [{ name: 'key1', secret: '$KEY' }] } }, { identity: {} }],
      },
    ],
  })
})
