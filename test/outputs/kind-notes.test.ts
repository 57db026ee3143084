import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { kindNotes } from '../../src/outputs/pages/kind-notes.ts'
import { example, page, section } from './pages-support.ts'

const source = join(import.meta.dirname, '..', '..', 'src')

/** The kinds of the objects that builders write, as they stand in their sources. */
const emitted = ['workloads', 'traits'].flatMap((folder) =>
  readdirSync(join(source, folder)).flatMap((file) => {
    const text = readFileSync(join(source, folder, file), 'utf8')
    return [...text.matchAll(/apiVersion: '[^']+',\s+kind: '(\w+)'/g)].map(([, kind]) => kind as string)
  }),
)

test('every kind of object that can come of a config has a note in both languages [001-37]', () => {
  expect(new Set(emitted).size).toBeGreaterThan(20)
  expect([...new Set(emitted)].filter((kind) => !Object.hasOwn(kindNotes, kind))).toEqual([])
  for (const { en, id } of Object.values(kindNotes)) {
    expect(en).toMatch(/\.$/)
    expect(id).toMatch(/\.$/)
    expect(en).not.toBe(id)
  }
})

test('a note for nothing is there for no kind', () => {
  expect(Object.keys(kindNotes).filter((kind) => !emitted.includes(kind))).toEqual([])
})

test.each(['belajar', 'warung-kopi'])(
  'the page of %s has the notes of the kinds that its targets use, and no other',
  (name) => {
    const { text, targets } = page({ ...example(name), locale: 'en' })
    const used = new Set(
      targets.flatMap(({ files }) => files.flatMap(({ objects }) => objects.map(({ kind }) => kind))),
    )
    const told = [...section(text, 'What each object is for').matchAll(/^- \*\*(\w+)\*\*/gm)].map(([, kind]) => kind)
    expect(new Set(told)).toEqual(new Set([...used, 'Secret', 'PersistentVolumeClaim']))
  },
)
