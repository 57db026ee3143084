import { expect, test } from 'vitest'
import { sizeOf } from '../../bench/comparison/count.ts'
import { comparable } from '../../bench/comparison/objects.ts'
import { temporaryFolder } from '../tools/folder.ts'

test('counts lines that a person keeps: no empty ones, no comments, no lock file', async () => {
  const folder = await temporaryFolder({
    'a.yaml': '# why\na: 1 # inline\n\n   \nb: 2\n',
    'below/b.ts': '/** Why. */\n/*\n * and\n */\nconst a = 1\n// end\n',
    'package-lock.json': '{\n}\n',
  })
  expect(sizeOf(folder)).toEqual({ files: 2, lines: 3, bytes: 'a: 1 # inline\nb: 2\nconst a = 1\n'.length })
})

test('ignores what a tool may do in its own way, and nothing else', () => {
  const labels = { app: 'a' }
  const one = {
    kind: 'Service',
    metadata: { name: 'a', labels: { ...labels, 'helm.sh/chart': 'a-1' } },
    spec: { a: 1 },
  }
  const other = { kind: 'Service', metadata: { name: 'a', labels }, spec: { a: 1 } }
  expect(comparable([one])).toEqual(comparable([other]))
  expect(comparable([one])).not.toEqual(comparable([{ ...other, spec: { a: 2 } }]))
  expect(comparable([one])).not.toEqual(comparable([{ ...other, metadata: { name: 'a', labels: { app: 'b' } } }]))
  expect(comparable([other, { kind: 'Namespace', metadata: { name: 'n' } }], { leavesNamespace: true })).toEqual(
    comparable([other]),
  )
  expect(() => comparable([one, other])).toThrow('two objects have one name')
})

test('a Secret is the same as text and in base64, a hash in a name is none', () => {
  const text = { kind: 'Secret', metadata: { name: 'belajar-secret' }, stringData: { a: 'secret' } }
  const encoded = { kind: 'Secret', metadata: { name: 'belajar-secret-7m9k2d5t4h' }, data: { a: 'c2VjcmV0' } }
  expect(comparable([text])).toEqual(comparable([encoded]))
  expect(comparable([text])).not.toEqual(comparable([{ ...encoded, data: { a: 'b3RoZXI=' } }]))
})
