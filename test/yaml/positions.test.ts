import { describe, expect, test } from 'vitest'
import { sourceMapOfCode } from '../../src/config/positions.ts'
import type { SourcePath } from '../../src/yaml/source-map.ts'

const file = 'k8s-kit.config.ts'

/** The key and the value at a path, each as line:column. */
function places(text: string, path: SourcePath): string {
  const source = sourceMapOfCode(text, file)
  return [source.position(path), source.valuePosition(path)].map((place) => `${place?.line}:${place?.column}`).join(' ')
}

const code = `#!/usr/bin/env node
import { defineConfig } from '@belajar/k8s-kit' // export default { no: 1 }
/* export default { no: 2 } */
const text = "export default {"
const pattern = /export default \\{/
const web = { kind: 'web' }
const common = {}

export default defineConfig({
  name: 'a, b: { c: 1 }',
  'quoted-key': 1, "double": [2],
  8080: true,
  workloads: {
    ...common,
    web,
    db: {
      kind: 'postgres' as const,
      image: \`postgres:\${[1, 2].map((x) => \`\${x}, y: }\`).join(', ')}\`,
      port: 10 / 2, size: 4 / 1,
      match: /[/,}]\\}/g,
      env: { A: 'x', ['B']: 'y', [text]: 'z', C: cond ? { d: 1 } : { d: 2 } },
      handler(a, b) { return { inner: a } },
      get later() { return { inner: 1 } },
      call: make({ inner: 1 }), // comment, with: { braces
      list: [1, { deep: [true] }, ...more, { lost: 1 }],
      typed: { a: 1 } satisfies Record<string, number>,
      wrapped: ({ a: 1 }),
      mapped: [{ a: 1 }].map((x) => x),
    },
  },
  last: { a: 1, },
} satisfies Config)
`

describe('of a config in TypeScript', () => {
  test.each([
    [[], '9:1 9:29'],
    [['name'], '10:3 10:9'],
    [['quoted-key'], '11:3 11:17'],
    [['double', 0], '11:31 11:31'],
    [['8080'], '12:3 12:9'],
    [[8080], '12:3 12:9'],
    [['workloads'], '13:3 13:14'],
    [['workloads', 'web'], '15:5 15:5'],
    [['workloads', 'web', 'kind'], '15:5 15:5'],
    [['workloads', 'other'], '13:3 13:14'],
    [['workloads', 'db', 'kind'], '17:7 17:13'],
    [['workloads', 'db', 'image'], '18:7 18:14'],
    [['workloads', 'db', 'port'], '19:7 19:13'],
    [['workloads', 'db', 'size'], '19:21 19:27'],
    [['workloads', 'db', 'match'], '20:7 20:14'],
    [['workloads', 'db', 'env', 'A'], '21:14 21:17'],
    [['workloads', 'db', 'env', 'B'], '21:22 21:29'],
    [['workloads', 'db', 'env', 'z'], '21:7 21:12'],
    [['workloads', 'db', 'env', 'C', 'd'], '21:47 21:50'],
    [['workloads', 'db', 'handler', 'inner'], '22:7 22:7'],
    [['workloads', 'db', 'later'], '23:11 23:11'],
    [['workloads', 'db', 'call', 'inner'], '24:7 24:13'],
    [['workloads', 'db', 'list', 0], '25:14 25:14'],
    [['workloads', 'db', 'list', 1, 'deep', 0], '25:26 25:26'],
    [['workloads', 'db', 'list', 3, 'lost'], '25:7 25:13'],
    [['workloads', 'db', 'typed', 'a'], '26:16 26:19'],
    [['workloads', 'db', 'wrapped', 'a'], '27:19 27:22'],
    [['workloads', 'db', 'mapped', 0, 'a'], '28:7 28:15'],
    [['last', 'a'], '31:11 31:14'],
    [['missing'], '9:1 9:29'],
  ] as [SourcePath, string][])('%j stands at %s', (path, expected) => {
    expect(places(code, path)).toBe(expected)
  })

  test('the file is named', () => {
    expect(sourceMapOfCode(code, file).position(['name'])).toEqual({ file, line: 10, column: 3 })
  })
})

test.each([
  ['export default { a: 1 }', '1:18 1:21'],
  ['export default {\n  a: 1,\n} as const', '2:3 2:6'],
  ['export default <Config>{ a: 1 }', '1:26 1:29'],
  ['export default (({ a: 1 }))', '1:20 1:23'],
  ['export default defineConfig<Config>({ a: 1 })', '1:39 1:42'],
  ['export default kit.defineConfig({ a: 1 })', '1:35 1:38'],
  ['import { defineConfig as make } from "x"\nexport default make({ a: 1 })', '2:23 2:26'],
  ['export default Object.freeze({ a: 1 })', '1:32 1:35'],
  ['const config: Config<{ a: 0 }> = { a: 1 }\nexport default config', '1:36 1:39'],
  ['const inner = { a: 1 } satisfies X\nexport default defineConfig(inner)', '1:17 1:20'],
  ['export const config = defineConfig({ a: 1 })\nexport { other, config as default }', '1:38 1:41'],
  ['module.exports = { a: 1 }', '1:20 1:23'],
  ['module.exports = defineConfig({ a: 1 })', '1:33 1:36'],
  ['exports.default = { a: 1 }', '1:21 1:24'],
  ['export = { a: 1 }', '1:12 1:15'],
  ['function f() { return { a: 0 } }\nexport default { a: 1, a: 2 }', '2:24 2:27'],
  ['export default { async a() {} }', '1:24 1:24'],
  ['export default { *a() {}, b: 1 }', '1:19 1:19'],
  ['export default { get: 1, a: 2 }', '1:26 1:29'],
  ['export default { get "a"() {} }', '1:22 1:22'],
  ["export default { '\\u0061': 1 }", '1:18 1:28'],
])('%j has its key at %s', (text, expected) => {
  expect(places(text, ['a'])).toBe(expected)
})

test.each([
  ['', '1:1 1:1'],
  ['const a = { a: 1 }\n', '1:1 1:1'],
  ['\nexport default load({ a: 1 })', '2:1 2:1'],
  ['\nexport default imported', '2:1 2:1'],
  ['const config = config\nexport default config', '2:1 2:1'],
  ['const a = 1\nexport default async () => ({ a: 1 })', '2:1 2:1'],
  ['export default { a', '1:18 1:18'],
  ['export default { a: [{', '1:18 1:21'],
  ['export default { "a', '1:18 1:18'],
  ['export default `a ${b', '1:1 1:1'],
  ['export default }', '1:1 1:1'],
  [`export default ${'['.repeat(5000)}`, '1:1 1:16'],
])('%j, which cannot be followed, answers with what it can: %s', (text, expected) => {
  expect(places(text, ['a'])).toBe(expected)
})
