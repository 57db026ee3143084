import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exampleConfig } from '../../src/generated/example.ts'
import { render } from '../../src/render.ts'
import { readYaml } from '../../src/yaml/read.ts'
import { shop } from '../hostile/texts.ts'

const root = join(import.meta.dirname, '../..')

const wide = `${shop}    port: 8081
    replicas: 2
    env: { LOG_LEVEL: info, DB_URL: { connection: db, format: jdbc }, TOKEN: { secret: token, key: value } }
    dependsOn: [db]
    resources: { requests: { cpu: 100m, memory: 128Mi }, limits: { memory: 256Mi } }
    route: { type: ingress, host: shop.example.com }
    autoscaling: { enabled: true, minReplicas: 2, maxReplicas: 5, cpu: 70 }
  db: { kind: postgres, image: "postgres:17.2" }
configMaps: { settings: { data: { a.properties: "x=1\\ny=2\\n" } } }
secrets: { token: { keys: [value], source: development, development: { value: secret } } }
targets:
  laptop: { presets: [kind], overrides: { workloads: { app: { replicas: 1 } } } }
  live: { presets: [k3s, production], namespace: shop, kubernetesVersion: "1.36" }
`

const presets = ['environments', 'tiers'].flatMap((folder) =>
  readdirSync(join(root, 'presets', folder)).map((file) => readFileSync(join(root, 'presets', folder, file), 'utf8')),
)

const generated = Object.entries(render(exampleConfig).files)
  .filter(([path]) => path.endsWith('.yaml') && !path.includes('/templates/'))
  .map(([, content]) => content)

/** Texts to begin with: configs, presets, what we write ourselves, and code. */
export const texts: readonly string[] = [
  ...[shop, wide, JSON.stringify(exampleConfig), JSON.stringify(exampleConfig, null, 2)],
  ...presets,
  ...generated,
  `import { defineConfig } from '@belajar/k8s-kit'\n\nexport default defineConfig(${JSON.stringify(exampleConfig, null, 2)})\n`,
]

/** Configs to begin with, as data. */
export const configs: readonly unknown[] = [shop, wide]
  .map((text) => readYaml(text, 'a.yaml').data)
  .concat(exampleConfig)

/** Pieces of text that mean something to YAML, JSON, JavaScript, a shell, a terminal or a template. */
export const fragments: readonly string[] = [
  ...['&a ', '*a', '!t ', '!!binary ', '<<: ', '? ', ': ', '- ', '---\n', '...\n', '%YAML 1.1\n', '#', '|\n', '>-\n  '],
  ...['"', "'", '\\', '\\ud800', '\\x', '\n', '\r', '\t', '\n\t', '\n  ', '\0', '\u0085', '\u2028', '\ufeff', '\ud800'],
  ...['[', ']', '{', '}', ',', '[[[[[[[[', '{a: {a: {a: ', '- - - - - ', '? ? ? ? ', '__proto__: ', 'constructor: '],
  ...['yes', 'no', '017', '1_000', '0x1F', '1e999', '.nan', '-.inf', '1:30', '2001-12-14', '9007199254740993', '~'],
  ...['{{ .Values.x }}', '$(x)', '`', '/*', '*/', '//', '=>', 'export default ', '\u001b[2J', '😀', 'ÿ'],
]

/** Scalars that a config may hold by mistake or by malice. */
export const scalars: readonly unknown[] = [
  ...[
    '',
    ' ',
    'yes',
    'null',
    '017',
    '1e3',
    '~',
    'a: b',
    '- a',
    '#',
    '{{ .Values.x }}',
    '../../etc',
    'CON',
    'x'.repeat(300),
  ],
  ...['a\nb', 'a\n', '\n', '\ta', 'a\r\nb', '\u0085', '😀', '$(x)', '"', "'", '\\', 'app', 'db', 'kind', 'production'],
  ...[0, -1, 1, 65536, 1.5, true, false, null, [], {}, [[]], [null], { a: 1 }],
]

/** The same of what only code can hold. */
export const foreign: readonly (() => unknown)[] = [
  ...[
    () => undefined,
    () => Number.NaN,
    () => Infinity,
    () => -0,
    () => 2 ** 53,
    () => 1n,
    () => Symbol('x'),
    () => () => 1,
  ],
  ...[() => new Date(0), () => new Map(), () => new Set(), () => /x/, () => new Proxy({}, {}), () => new Array(3)],
  () =>
    new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no')
        },
      },
    ),
  () =>
    Object.defineProperty({}, 'a', {
      enumerable: true,
      get: () => {
        throw null
      },
    }),
  () => '\ud800',
  () => {
    const circle: Record<string, unknown> = {}
    circle.circle = circle
    return circle
  },
  () => JSON.parse('{"__proto__": {"x": 1}, "constructor": {"prototype": {"x": 1}}}'),
  () => Array.from({ length: 70 }).reduce((inner) => [inner], 1),
]
