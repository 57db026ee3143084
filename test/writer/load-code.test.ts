import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatProblem } from '../../src/errors.ts'
import { type LoadedConfig, loadConfigFile } from '../../src/writer/load.ts'
import { temporaryFolder } from '../tools/run.ts'

/** Loads one of some files, which can import k8s-kit although it is not installed there. */
async function load(
  files: Readonly<Record<string, string>>,
  name = Object.keys(files)[0] as string,
): Promise<LoadedConfig> {
  const folder = await temporaryFolder({ ...files })
  const self = await temporaryFolder({ 'entry.ts': 'export const defineConfig = <T>(config: T): T => config\n' })
  return loadConfigFile(join(folder, name), `conf/${name}`, join(self, 'entry.ts'))
}

async function said(files: Readonly<Record<string, string>>): Promise<string> {
  const result = await load(files).catch((error: Error) => error)
  return result instanceof Error ? result.message : result.problems.map(formatProblem).join('\n')
}

const importing = "import { defineConfig } from '@belajar/k8s-kit'\n"

describe('a config in code', () => {
  test.each([
    ['a.ts', `${importing}interface A { b: number }\nexport default defineConfig({ a: { b: 1 } satisfies A })\n`],
    ['a.mts', `${importing}export default defineConfig({ a: { b: await Promise.resolve(1) } })\n`],
    ['a.cts', "import kit = require('@belajar/k8s-kit')\nexport = kit.defineConfig({ a: { b: 1 as const } })\n"],
    ['a.js', `${importing}export default defineConfig({ a: { b: 1 } })\n`],
    ['b.js', "const { defineConfig } = require('@belajar/k8s-kit')\nmodule.exports = defineConfig({ a: { b: 1 } })\n"],
    ['a.mjs', `${importing}export default defineConfig({ a: { b: 1 } })\n`],
    ['a.cjs', 'module.exports = { a: { b: 1 } }\n'],
    ['c.ts', 'const config = { a: { b: 1 } }\nexport { config as default }\nexport const other = 1\n'],
  ])('%s is run', async (name, text) => {
    const { data, problems } = await load({ [name]: text })
    expect({ data, problems }).toEqual({ data: { a: { b: 1 } }, problems: [] })
  })

  test('finds its neighbours, whatever they are', async () => {
    const { data, problems } = await load({
      'a.ts':
        "import { b } from './b'\nimport c from './c.json'\nimport { d } from './d/d.mjs'\nexport default { b, c, d }\n",
      'b.ts': 'export const b: number = 1\n',
      'c.json': '{ "x": 2 }',
      'd/d.mjs': 'export const d = 3\n',
    })
    expect({ data, problems }).toEqual({ data: { b: 1, c: { x: 2 }, d: 3 }, problems: [] })
  })

  test('has positions', async () => {
    const { source } = await load({ 'a.ts': `${importing}export default defineConfig({\n  a: { b: 1 },\n})\n` })
    expect(source.position(['a', 'b'])).toEqual({ file: 'conf/a.ts', line: 3, column: 8 })
    expect(source.position(['missing'])).toEqual({ file: 'conf/a.ts', line: 2, column: 1 })
  })

  test('is read anew each time, and leaves nothing behind', async () => {
    const folder = await temporaryFolder({ 'a.mjs': 'export default { a: 1 }\n' })
    const path = join(folder, 'a.mjs')
    const first = await loadConfigFile(path)
    await writeFile(path, 'export default { a: 2 }\n')
    expect([first.data, (await loadConfigFile(path)).data]).toEqual([{ a: 1 }, { a: 2 }])
    expect(await readdir(folder)).toEqual(['a.mjs'])
  })
})

describe('code that cannot be run', () => {
  test.each([
    [
      'an error, with the place in TypeScript',
      {
        'a.ts':
          'type A = { b: number }\n\nconst missing: any = undefined\nexport default { a: 1 as unknown as number, b: missing.c.d }\n',
      },
      "conf/a.ts:4:56: the code of the config throws: TypeError: Cannot read properties of undefined (reading 'c') [config-unreadable]",
    ],
    [
      'an error on the first line',
      { 'a.mts': `${importing.trim()}; export default defineConfig({ a: missing })\n` },
      'conf/a.mts:1:83: the code of the config throws: ReferenceError: missing is not defined [config-unreadable]',
    ],
    [
      'an error in CommonJS',
      { 'a.cjs': "\nfunction fail() {\n  throw new Error('no\\nway')\n}\nmodule.exports = { a: fail() }\n" },
      'conf/a.cjs:3:9: the code of the config throws: no way [config-unreadable]',
    ],
    [
      'an error in a file that it imports',
      {
        'a.ts': "import { b } from './lib/b'\nexport default { b }\n",
        'lib/b.ts': 'type B = 1\nexport const b = (null as any).c\n',
      },
      "conf/lib/b.ts:2:32: the code of the config throws: TypeError: Cannot read properties of null (reading 'c') [config-unreadable]",
    ],
    [
      'an error in plain JavaScript that it imports',
      {
        'a.mjs': "import { b } from './b.mjs'\nexport default { b: b() }\n",
        'b.mjs': 'export const b = () => { throw new RangeError("far") }\n',
      },
      'conf/b.mjs:1:32: the code of the config throws: RangeError: far [config-unreadable]',
    ],
    [
      'a package that is not there',
      { 'a.ts': "import x from 'not-installed'\nexport default { x }\n" },
      "conf/a.ts:1:1: the code of the config throws: Cannot find module 'not-installed' [config-unreadable]\n" +
        '  remedy:   install it next to the config, or correct the import',
    ],
    [
      'a text that is thrown',
      { 'a.ts': "throw 'out'\n" },
      'conf/a.ts:1:1: the code of the config throws: out [config-unreadable]',
    ],
    [
      'nothing that is thrown',
      { 'a.ts': 'throw null\n' },
      'conf/a.ts:1:1: the code of the config throws: nothing that says more [config-unreadable]',
    ],
    [
      'TypeScript that cannot be parsed',
      { 'a.ts': 'export default {\n  a: 1\n  b: 2,\n}\n' },
      'conf/a.ts:3:3: the code cannot be parsed: Unexpected token, expected "," [config-syntax]',
    ],
    [
      'JavaScript that cannot be parsed',
      { 'a.mjs': 'export default {{\n' },
      'conf/a.mjs:1:17: the code cannot be parsed: Unexpected token [config-syntax]',
    ],
    [
      'an import that cannot be parsed',
      { 'a.ts': "import { b } from './b'\nexport default { b }\n", 'b.ts': '\nexport const b = ]\n' },
      'conf/b.ts:2:18: the code cannot be parsed: Unexpected token [config-syntax]',
    ],
    [
      'a promise that fails',
      { 'a.cjs': "module.exports = Promise.reject(new Error('late'))\n" },
      'conf/a.cjs:1:33: the code of the config throws: late [config-unreadable]',
    ],
    [
      'process.exit, even when it is caught',
      { 'a.ts': 'try {\n  process.exit(0)\n} catch {}\nexport default {}\n' },
      'conf/a.ts:2:11: the code of the config ends the process: process.exit(0) [config-unreadable]',
    ],
  ])('%s', async (_, files, expected) => {
    const error = await load(files as Record<string, string>).catch((thrown: Error) => thrown)
    expect(error).toMatchObject({ name: 'KitError', message: expected })
  })
})

describe('what it may not export', () => {
  const nothing =
    'the file exports no config [config-invalid-value]\n  remedy:   write: export default defineConfig({ … })'
  test.each([
    ['nothing', { 'a.ts': '' }, `conf/a.ts:1:1: ${nothing}`],
    ['only names', { 'a.ts': 'export const config = {}\n' }, `conf/a.ts:1:1: ${nothing}`],
    ['undefined', { 'a.ts': '\nexport default undefined\n' }, `conf/a.ts:2:1: ${nothing}`],
    [
      'a function',
      { 'a.ts': '\nexport default () => ({ a: 1 })\n' },
      'conf/a.ts:2:1: the config is a function, but it must be data [config-invalid-value]\n' +
        '  remedy:   write the value that it would return',
    ],
    [
      'a Promise',
      { 'a.ts': 'export default Promise.resolve({ a: 1 })\n' },
      'conf/a.ts:1:1: the config is a Promise, but it must be data [config-invalid-value]\n  remedy:   put await before it',
    ],
    [
      'a Promise in CommonJS',
      { 'a.cjs': 'module.exports = Promise.resolve({ a: 1 })\n' },
      'conf/a.cjs:1:1: the config is a Promise, but it must be data [config-invalid-value]\n  remedy:   put await before it',
    ],
    [
      'functions and dates, each at its place',
      { 'a.ts': 'export default {\n  a: () => 1,\n  b: { c: [new Date(0)] },\n}\n' },
      'conf/a.ts:2:6: a: a function is no data [config-invalid-value]\n' +
        '  remedy:   write the value that it would return\n' +
        'conf/a.ts:3:12: b.c.0: a Date is no data [config-invalid-value]\n' +
        '  remedy:   write the date as a text',
    ],
  ])('%s', async (_, files, expected) => {
    expect(await said(files as Record<string, string>)).toBe(expected)
    const { data } = await load(files as Record<string, string>)
    expect(JSON.stringify(data) ?? 'undefined').toMatch(/^(?:undefined|\{"b":\{"c":\[null\]\}\})$/)
  })
})
