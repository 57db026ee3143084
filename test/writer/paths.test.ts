import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { KitError } from '../../src/errors.ts'
import { checkPaths, foldersOf, foldPath, pathProblems } from '../../src/writer/paths.ts'
import { visible } from '../../src/writer/visible.ts'
import { writeFiles } from '../../src/writer/write.ts'
import { recordFigure } from '../support/figures.ts'

const hidden = 'has a control character or one that cannot be seen'
const device = 'has a name that Windows keeps for a device'
const own = 'has a name that k8s-kit keeps for itself'
const dots = 'has a segment "." or ".."'
const ending = 'has a segment that ends in a dot or a space'
const special = 'has one of < > : " | ? *'
const backslash = 'has a backslash'
const empty = 'has an empty segment'

const refused: readonly (readonly [path: string, what: string])[] = [
  ['', 'is empty'],
  ['/', 'is absolute'],
  ['/etc/passwd', 'is absolute'],
  ['//host/share', 'is absolute'],
  ['/..', 'is absolute'],
  ['\\', backslash],
  ['..\\evil', backslash],
  ['a\\b', backslash],
  ['\\\\host\\share', backslash],
  ['C:\\Windows\\x', backslash],
  ['a/..\\..\\b', backslash],
  ['a\u0000b', hidden],
  ['a\nb', hidden],
  ['a\tb', hidden],
  ['a\rb', hidden],
  ['\u001b[31mred', hidden],
  ['a\u007f', hidden],
  ['a\u0085b', hidden],
  ['a\u009bb', hidden],
  ['a\u2028b', hidden],
  ['a\u202egnp.yaml', hidden],
  ['.g\u200cit', hidden],
  ['\ufeffa', hidden],
  ['a\ud800', hidden],
  ['\udc00a', hidden],
  ['C:x', special],
  ['C:/x', special],
  ['a:stream', special],
  ['a<b', special],
  ['a>b', special],
  ['a"b', special],
  ['a|b', special],
  ['a?b', special],
  ['a*', special],
  ['a//b', empty],
  ['a/', empty],
  ['a/b//', empty],
  ['.', dots],
  ['..', dots],
  ['./a', dots],
  ['../a', dots],
  ['../../a', dots],
  ['a/../b', dots],
  ['a/../../b', dots],
  ['a/./b', dots],
  ['a/..', dots],
  ['a/.', dots],
  ['../out-evil/a', dots],
  ['...', ending],
  ['.../a', ending],
  ['.. /a', ending],
  ['a.', ending],
  ['a ', ending],
  ['a./b', ending],
  ['a /b', ending],
  ['CON', device],
  ['con', device],
  ['Con.yaml', device],
  ['a/prn', device],
  ['aux.tar.gz', device],
  ['nul/a', device],
  ['NUL .txt', device],
  ['COM1', device],
  ['com9.yaml', device],
  ['lpt1', device],
  ['a/LPT9.x/b', device],
  ['COM¹', device],
  ['CONOUT$', device],
  ['k8s-kit.lock.json', own],
  ['K8S-Kit.lock.json', own],
  ['\u212a8s-kit.lock.json', own],
  ['.k8s-kit.lock', own],
  ['.k8s-kit.lock/a', own],
  ['.k8s-kit-12-3.tmp', own],
  ['a/.K8S-kit-1-1.tmp', own],
  ['a'.repeat(256), 'has a segment of more than 255 bytes'],
  [`a/${'é'.repeat(128)}`, 'has a segment of more than 255 bytes'],
]

const sound = [
  'a',
  'chart/templates/_helpers.tpl',
  'manifests/production/10-app-belajar.deployment.yml',
  '.helmignore',
  '..a',
  'a..b',
  '~/a',
  '-rf',
  ' a',
  'é/ü.yaml',
  '日本/語',
  '😀',
  'console.yaml',
  'com10',
  'com0',
  'lpt',
  'nulls',
  'auxiliary.yaml',
  'x.con',
  'sub/k8s-kit.lock.json',
  '__proto__',
  'constructor',
  '%2e%2e/a',
  '$HOME/a',
  'a'.repeat(255),
]

const clashing: readonly (readonly [paths: string[], message: string])[] = [
  [['A', 'a'], '"a" is, but for case or Unicode form, the same as "A"'],
  [['x/App.yaml', 'x/app.YAML'], '"x/app.YAML" is, but for case or Unicode form, the same as "x/App.yaml"'],
  [['\u00e9', 'e\u0301'], '"\u00e9" is, but for case or Unicode form, the same as "e\u0301"'],
  [['\u00c9', 'e\u0301'], '"\u00c9" is, but for case or Unicode form, the same as "e\u0301"'],
  [['k', '\u212a'], '"\u212a" is, but for case or Unicode form, the same as "k"'],
  [['STRASSE', 'straße'], '"straße" is, but for case or Unicode form, the same as "STRASSE"'],
  [['a', 'a/b'], '"a/b" lies in a folder that is also the file "a"'],
  [['a/b/c/d', 'a/b'], '"a/b/c/d" lies in a folder that is also the file "a/b"'],
  [['B/c', 'b'], '"b" is also a folder of "B/c"'],
  [['A/b', 'a/b'], '"a/b" spells a folder in another way than "A/b"'],
  [['Chart/a', 'chart/b'], '"chart/b" spells a folder in another way than "Chart/a"'],
]

const sandbox = mkdtempSync(join(tmpdir(), 'k8s-kit-paths-'))
afterAll(() => rmSync(sandbox, { recursive: true, force: true }))

describe('checkPaths', () => {
  it.each(refused)('refuses %j, which %s', async (path, what) => {
    const problem = {
      code: 'output-refused',
      message: `the output path "${visible(path)}" ${what}`,
      path: '',
      remedy: 'rename what the path is made from: the config, a workload or a target',
    }
    expect(pathProblems([path])).toEqual([problem])
    const writing = writeFiles({
      folder: join(sandbox, 'out'),
      files: new Map([
        ['fine.yaml', 'a\n'],
        [path, 'b\n'],
      ]),
      force: true,
    })
    await expect(writing).rejects.toThrow(new KitError([problem as never]))
    expect(readdirSync(sandbox)).toEqual([])
    expect(existsSync('/out-evil')).toBe(false)
  })

  it.each(sound.map((path) => [path]))('accepts %j', (path) => {
    expect(pathProblems([path])).toEqual([])
  })

  it.each(clashing)('refuses %j together', async (paths, message) => {
    expect(pathProblems(paths).map((problem) => problem.message)).toEqual([`the output path ${message}`])
    await expect(
      writeFiles({ folder: join(sandbox, 'out'), files: new Map(paths.map((path) => [path, ''])) }),
    ).rejects.toThrow(message)
    expect(readdirSync(sandbox)).toEqual([])
  })

  it('was tried with at least 60 paths, and nothing was written', () => {
    const tried = refused.length + clashing.length
    expect(tried).toBeGreaterThanOrEqual(60)
    const outside = readdirSync(sandbox).length
    expect(outside).toBe(0)
    recordFigure({
      id: 'F3',
      what: 'paths that leave the folder, clash, or are reserved somewhere',
      reach: '60 refused, 0 bytes outside',
      measured: `${tried} refused by the writer, ${outside} files written`,
    })
  })

  it('tells every problem at once, in the order of the paths', () => {
    const tell = () => checkPaths(['b/../c', 'A', 'nul', 'a', 'fine'])
    expect(tell).toThrow(KitError)
    expect(tell).toThrow(
      /"b\/\.\.\/c" has a segment.*"nul" has a name that Windows.*"a" is, but for case or Unicode form, the same as "A"/s,
    )
  })

  it('accepts every sound path together', () => {
    expect(() => checkPaths(sound)).not.toThrow()
  })
})

describe('foldersOf', () => {
  it('lists each folder once, parents first', () => {
    expect(foldersOf(['b/c/d', 'b/c/e', 'a', 'b-c/x', 'b/f'])).toEqual(['b', 'b-c', 'b/c'])
  })
})

describe('foldPath', () => {
  it('is the same for spellings that some file system holds to be one name', () => {
    expect(foldPath('\u00c9A\u212a')).toBe(foldPath('e\u0301ak'))
  })
})

describe('visible', () => {
  it('leaves tabs and letters, and spells out what a terminal would act on', () => {
    expect(visible('a\té\u001b[2J\u202e\r😀')).toBe('a\té\\u{1b}[2J\\u{202e}\\u{d}😀')
  })
})
