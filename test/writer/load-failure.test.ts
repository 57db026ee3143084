import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { codeFailure } from '../../src/writer/load-failure.ts'
import { temporaryFolder } from '../tools/folder.ts'

const file = {
  path: '/home/me/shop/conf/a.ts',
  displayPath: 'conf/a.ts',
  text: 'import x\n  throw x\n\n',
  selfEntry: '/home/me/shop/conf/kit/dist/index.js',
}
const asIs = (source: string) => source

/** An error with this stack, below its message. */
function thrown(...frames: string[]): Error {
  return Object.assign(new Error('no'), {
    stack: ['Error: no', ...frames.map((frame) => `    at ${frame}`)].join('\n'),
  })
}

async function said(error: unknown, transform: (source: string) => string = asIs, of = file): Promise<string> {
  return (await codeFailure(error, of, transform)).message
}
/** Where nothing better is known. */
const start = 'conf/a.ts:1:1: '
const unreadable = (text: string) => `the code of the config throws: ${text} [config-unreadable]`

describe('what was thrown', () => {
  const hidden = new Proxy(
    {},
    {
      get: () => {
        throw new Error('hidden')
      },
    },
  )
  test.each<[string, unknown, string]>([
    ['an error', new Error('no way'), 'no way'],
    ['an error of a class', new TypeError('no way'), 'TypeError: no way'],
    ['an error whose name is no text', Object.assign(new Error('no way'), { name: 7 }), 'no way'],
    ['an error without a message', new Error(''), 'nothing that says more'],
    ['an error of a class without a message', new RangeError(''), 'RangeError:'],
    ['a text', 'out', 'out'],
    ['a number', 5, 'nothing that says more'],
    ['nothing', undefined, 'nothing that says more'],
    ['null', null, 'nothing that says more'],
    ['an object whose fields throw', hidden, 'nothing that says more'],
    ['an object whose message is no text', { message: 7 }, 'nothing that says more'],
    ['several lines, with codes for a terminal', 'a\u001b[2J\n\n  b \t', 'a [2J b'],
    ['500 characters', `${'no way '.repeat(71)}now`, `${'no way '.repeat(71)}now`],
    ['more than 500 characters', `${'no way '.repeat(71)}nowhere`, `${'no way '.repeat(71)}now…`],
  ])('%s', async (_, error, text) => {
    const own = error instanceof Error ? Object.assign(error, { stack: undefined }) : error
    expect(await said(own)).toBe(`${start}${unreadable(text)}`)
  })

  test.each(['MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND'])('a module that is missing: %s', async (code) => {
    const error = Object.assign(new Error("Cannot find module 'x'\nRequire stack:\n- /home/me\n- /home"), { code })
    expect(await said(Object.assign(error, { stack: '' }))).toBe(
      `${start}${unreadable("Cannot find module 'x'")}\n  remedy:   install it next to the config, or correct the import`,
    )
  })

  test('code that cannot be parsed, with the place that the message ends with', async () => {
    const says = 'the code cannot be parsed: Unexpected\ttoken'.replace('\t', ' ')
    expect(await said('ParseError: Unexpected\n token\n /home/me/shop/conf/lib/b.ts:3:0')).toBe(
      `conf/lib/b.ts:3:1: ${says} [config-syntax]`,
    )
    expect(await said(new Error(`ParseError: Unexpected token  \n ${file.path}:12:34`))).toBe(
      `conf/a.ts:12:35: ${says} [config-syntax]`,
    )
    const later = `say ParseError: Unexpected token\n ${file.path}:12:34`
    expect(await said(later)).toMatch(/\[config-unreadable\]$/)
    expect(await said(`${later.slice(4)} and more`)).toMatch(/\[config-unreadable\]$/)
  })
})

describe('where it was thrown', () => {
  test.each<[string, string[], string]>([
    ['in the config, at the start of the line', ['f (/home/me/shop/conf/a.ts:2:30)'], 'conf/a.ts:2:3: '],
    ['in an empty line', ['/home/me/shop/conf/a.ts:3:1'], 'conf/a.ts:3:1: '],
    ['below the last line', ['/home/me/shop/conf/a.ts:9:4'], 'conf/a.ts:9:1: '],
    ['without a function', ['async /home/me/shop/conf/a.ts:2:30'], 'conf/a.ts:2:3: '],
    ['in a file that Node.js runs itself', ['f (file:///home/me/shop/conf/b%20c.mjs:4:17)'], 'conf/b c.mjs:4:17: '],
    ['without a function, in such a file', ['async file:///home/me/shop/conf/b.mjs:4:17'], 'conf/b.mjs:4:17: '],
    ['in a file that is not there any more', ['f (/home/me/shop/conf/lib/b.ts:4:17)'], 'conf/lib/b.ts:4:1: '],
    [
      'in a file whose name begins with two dots',
      ['f (file:///home/me/shop/conf/..b.mjs:4:17)'],
      'conf/..b.mjs:4:17: ',
    ],
    [
      'in the innermost file of the user',
      [
        'g (node:internal/modules:1:2)',
        'g (/home/me/shop/conf/node_modules/x/x.js:1:2)',
        'g (/home/me/shop/conf/lib/node_modules/x/x.js:1:2)',
        'g (/home/me/shop/conf/kit/dist/index.js:1:2)',
        'g (/home/me/shop/conf/kit/dist/lib/x.js:1:2)',
        'g (/home/me/shop/other.ts:1:2)',
        'g (/home/me/other/conf/x.ts:1:2)',
        'g (file://elsewhere/x.ts:1:2)',
        'g (<anonymous>)',
        'f (/home/me/shop/conf/a.ts:2:30)',
        'f (/home/me/shop/conf/a.ts:1:1)',
      ],
      'conf/a.ts:2:3: ',
    ],
    ['in the folder above', ['f (/home/me/shop:1:2)'], start],
    ['nowhere', [], start],
    ['in no file', ['native', 'f (<anonymous>:1:2)', 'f (/home/me/shop/conf/a.ts)'], start],
  ])('%s', async (_, frames, place) => {
    expect(await said(thrown(...frames))).toBe(`${place}${unreadable('no')}`)
  })

  test('in the config itself, even if it is installed', async () => {
    const path = '/home/me/node_modules/x/a.ts'
    const own = { ...file, path, selfEntry: '/home/me/node_modules/x/index.js' }
    expect(await said(thrown(`f (${path}:2:30)`), asIs, own)).toBe(`conf/a.ts:2:3: ${unreadable('no')}`)
    expect(await said(thrown(`f (/home/me/node_modules/x/b.ts:2:30)`), asIs, own)).toBe(`${start}${unreadable('no')}`)
  })

  test('in a config that does not ask for k8s-kit', async () => {
    const { selfEntry: _, ...alone } = file
    const error = thrown('f (/home/me/shop/conf/kit/dist/index.js:1:2)')
    expect((await codeFailure(error, alone, asIs)).message).toBe(`conf/kit/dist/index.js:1:1: ${unreadable('no')}`)
  })

  test('in a file beside the config, which is read', async () => {
    const folder = await temporaryFolder({ 'b.ts': '\n\n    throw x\n' })
    const own = { path: join(folder, 'a.ts'), displayPath: 'a.ts', text: '', selfEntry: '/kit/index.js' }
    expect(await said(thrown(`f (${join(folder, 'b.ts')}:3:30)`), asIs, own)).toBe(`b.ts:3:5: ${unreadable('no')}`)
  })

  describe('by the source map', () => {
    const mapped = (map: object) => (source: string) =>
      `${source}\n//# sourceMappingURL=data:application/json;charset=utf-8;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`
    const map = { version: 3, sources: ['a.ts'], names: [], mappings: 'AAAA,IAAI;EAEE' }

    test.each([
      ['of a later line', map, '2:3', '3:7'],
      ['of the first line, behind what jiti puts before it', map, `1:${wrapperLength() + 5}`, '1:5'],
      ['that knows nothing of the place', { ...map, mappings: '' }, '2:3', '2:3'],
      ['that is none', { mappings: 7 }, '2:3', '2:3'],
    ])('%s', async (_, map, ran, place) => {
      expect(await said(thrown(`f (${file.path}:${ran})`), mapped(map))).toBe(`conf/a.ts:${place}: ${unreadable('no')}`)
    })

    test('that cannot be made', async () => {
      const fails = () => {
        throw new Error('no map')
      }
      expect(await said(thrown(`f (${file.path}:2:30)`), fails)).toBe(`conf/a.ts:2:3: ${unreadable('no')}`)
    })
  })
})

/** jiti runs the code in a function, whose head stands on the first line. */
function wrapperLength(): number {
  return '(async function (exports, require, module, __filename, __dirname, jitiImport, jitiESMResolve) { '.length
}
