import { describe, expect, it } from 'vitest'
import {
  parseFixed,
  parseLock,
  parseRunLock,
  printIntention,
  printLock,
  printProcess,
  sha256,
} from '../../src/writer/lock.ts'

const hash = sha256('a')
const file = (files: string, version = '1') => `{ "version": ${version}, "files": ${files} }`

function messageOf(call: () => unknown): string {
  try {
    call()
  } catch (error) {
    return (error as Error).message
  }
  return 'no error'
}

describe('printLock', () => {
  it('is sorted, indented and ends in a newline', () => {
    const lock = new Map([
      ['b', hash],
      ['10', hash],
      ['9', hash],
      ['a"é', hash],
    ])
    expect(printLock(lock)).toBe(`{
  "version": 1,
  "files": {
    "10": "${hash}",
    "9": "${hash}",
    "a\\"é": "${hash}",
    "b": "${hash}"
  }
}
`)
  })

  it('is read back as it was', () => {
    const lock = new Map([
      ['__proto__', hash],
      ['a/b', sha256('')],
      ['c', hash],
    ])
    expect([...parseLock(printLock(lock), 'lock')]).toEqual([...lock])
    expect([...parseLock(printLock(new Map()), 'lock')]).toEqual([])
  })

  it('says of the objects, one in a row, what a cluster never changes, sorted too', () => {
    const fixed = {
      live: { 'Service/a/b': {}, 'Deployment.apps/a/b': { 'spec.selector': { matchLabels: { b: '<', a: '2' } } } },
      kind: {},
    }
    expect(printLock(new Map([['a', hash]]), fixed)).toBe(`{
  "version": 1,
  "files": {
    "a": "${hash}"
  },
  "fixed": {
    "kind": {},
    "live": {
      "Deployment.apps/a/b": {"spec.selector":{"matchLabels":{"a":"2","b":"\\u003c"}}},
      "Service/a/b": {}
    }
  }
}
`)
    expect(parseFixed(printLock(new Map([['a', hash]]), fixed), 'lock')).toEqual(fixed)
    expect([...parseLock(printLock(new Map([['a', hash]]), fixed), 'lock')]).toEqual([['a', hash]])
    expect(printLock(new Map(), {})).toBe(printLock(new Map()))
    expect(parseFixed(printLock(new Map()), 'lock')).toEqual({})
  })
})

describe('parseLock', () => {
  it.each([
    ['', 'text that is not JSON'],
    ['{', 'text that is not JSON'],
    ['<<<<<<< HEAD', 'text that is not JSON'],
    [`\ufeff${file('{}')}`, 'text that is not JSON'],
    ['null', 'no "files"'],
    ['[]', 'no "files"'],
    ['{ "version": 1 }', 'no "files"'],
    [file('[]'), 'no "files"'],
    [file('{}', '2'), 'version 2; this k8s-kit knows version 1'],
    [file('{}', '"1"'), 'version "1"; this k8s-kit knows version 1'],
    ['{ "files": {} }', 'version undefined; this k8s-kit knows version 1'],
    [file('{ "a": 1 }'), 'no sha256 for "a"'],
    [file('{ "a": "x" }'), 'no sha256 for "a"'],
    [file(`{ "a": "${hash.toUpperCase()}" }`), 'no sha256 for "a"'],
    [file(`{ "a": "${hash} " }`), 'no sha256 for "a"'],
    ['{ "version": 1, "files": {}, "fixed": 1 }', '"fixed" that does not list objects for each target'],
    ['{ "version": 1, "files": {}, "fixed": null }', '"fixed" that does not list objects for each target'],
    ['{ "version": 1, "files": {}, "fixed": { "live": [] } }', '"fixed" that does not list objects for each target'],
    [
      '{ "version": 1, "files": {}, "fixed": { "live": { "Service/a/b": "c" } } }',
      '"fixed" that does not list objects for each target',
    ],
    [file(`{ "../a": "${hash}" }`), 'the output path "../a" has a segment "." or ".."'],
    [file(`{ "/etc/passwd": "${hash}" }`), 'the output path "/etc/passwd" is absolute'],
    [
      file(`{ "k8s-kit.lock.json": "${hash}" }`),
      'the output path "k8s-kit.lock.json" has a name that k8s-kit keeps for itself',
    ],
  ])('refuses %j', (text, found) => {
    expect(messageOf(() => parseLock(text, 'out/k8s-kit.lock.json'))).toBe(
      `out/k8s-kit.lock.json is damaged, so it is not known which files are k8s-kit's own [output-refused]
  found:    ${found}
  remedy:   restore out/k8s-kit.lock.json from version control, or delete it and run with --force, which overwrites edited files`,
    )
  })
})

describe('parseRunLock', () => {
  it('reads processes in order, without those that gave the folder back', () => {
    expect(parseRunLock('\n12\n\n7\n\n-12\n\n9\n').processes).toEqual([7, 9])
    expect(parseRunLock('12').processes).toEqual([12])
    expect(parseRunLock(printProcess(12) + printProcess(7) + printProcess(-12)).processes).toEqual([7])
    expect(parseRunLock('\n12\n\n-12\n\n12\n').processes).toEqual([12])
  })

  it('reads what was about to be put in place', () => {
    expect(parseRunLock(`\n12\n${hash}  a b/c\n${printIntention('é', hash)}`).intended).toEqual([
      ['a b/c', hash],
      ['é', hash],
    ])
  })

  it('does not take what was cut short for something else', () => {
    expect(parseRunLock(' \n12').processes).toEqual([])
    expect(parseRunLock(` \n12${printProcess(7)}`).processes).toEqual([7])
    expect(parseRunLock(` \n12\n \n-1${printProcess(7)}`).processes).toEqual([12, 7])
    expect(parseRunLock(` \n12\n${hash}  a/b${printProcess(7)}`).intended).toEqual([])
  })

  it.each([
    '',
    'pid',
    '0',
    '-0',
    '1.5',
    ' 12',
    '1e3',
    '99999999999',
    `${hash}`,
    `${hash}  `,
    `${hash}  ../a`,
    `${hash} a`,
  ])('skips %j', (text) => {
    expect(parseRunLock(text)).toEqual({ processes: [], intended: [] })
  })
})
