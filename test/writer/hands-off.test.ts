import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isFull, recordFigure } from '../support/figures.ts'
import { disk, folder, put, sandbox, tree, withLock, write } from './output-folder.ts'

/** What a user does to a path between two runs. */
interface Deed {
  readonly path: string
  readonly kind: 'write' | 'delete' | 'folder'
  readonly content: string
}

const paths = ['a', 'b', 'c/d', 'c/e', 'f/g/h']
const contents = fc.constantFrom('1\n', '2\n', '3\n')
const files: fc.Arbitrary<Record<string, string>> = fc
  .subarray(paths, { minLength: 1 })
  .chain((chosen) => fc.record(Object.fromEntries(chosen.map((path) => [path, contents]))))
const deed: fc.Arbitrary<Deed> = fc.record({
  path: fc.constantFrom(...paths, 'own', 'c/own'),
  kind: fc.constantFrom('write', 'write', 'delete', 'folder'),
  content: fc.constantFrom('1\n', '2\n', 'mine\n'),
})

const runs = isFull ? 5000 : 100
const seed = Number(process.env.LAW_SEED ?? 20261121)

test(`what a user wrote, moved or put there is never lost without force, ${runs} histories, seed ${seed}`, async () => {
  const seen = { histories: 0, refused: 0, written: 0, touched: 0, lost: 0 }
  const property = fc.asyncProperty(files, fc.array(deed, { maxLength: 4 }), files, async (first, deeds, wanted) => {
    disk.rmSync(folder, { recursive: true, force: true })
    await write(first)
    for (const each of deeds) act(each)
    const before = tree(sandbox)
    const { refused } = await write(wanted)
    const after = tree(sandbox)
    seen.histories++
    if (refused.length > 0) {
      seen.refused++
      expect(after).toEqual(before)
      return
    }
    seen.written++
    const ours = withLock(first)
    for (const [path, content] of Object.entries(before)) {
      const name = path.replace(/^out\//, '')
      if (content === '' || content === ours[name]) continue
      seen.touched++
      if (after[path] !== content && after[path] !== wanted[name]) seen.lost++
      // It may only be what was wanted if the user had written just that.
      expect(after[path]).toBe(content)
    }
    expect(after).toMatchObject(
      Object.fromEntries(Object.entries(withLock(wanted)).map(([path, text]) => [`out/${path}`, text])),
    )
    const gone = Object.keys(first).filter((path) => !(path in wanted) && before[`out/${path}`] === first[path])
    for (const path of gone) expect(after).not.toHaveProperty([`out/${path}`])
  })
  await fc.assert(property, { numRuns: runs, seed })
  expect(seen.refused).toBeGreaterThan(runs / 20)
  expect(seen.touched).toBeGreaterThan(runs / 20)
  recordFigure({
    id: 'F4',
    what: 'files that a user edited, put there, removed or replaced by a folder between two runs',
    reach: 'never overwritten or removed without --force',
    measured: `${seen.histories} histories: ${seen.refused} refused with nothing changed, ${seen.written} written beside ${seen.touched} files of the user, ${seen.lost} lost`,
  })
})

function act({ path, kind, content }: Deed): void {
  const full = join(folder, path)
  const found = disk.lstatSync(full, { throwIfNoEntry: false })
  const above = disk.lstatSync(dirname(full), { throwIfNoEntry: false })
  if (above && !above.isDirectory()) return
  if (kind === 'write' && !found?.isDirectory()) put(path, content)
  if (kind !== 'write') disk.rmSync(full, { recursive: true, force: true })
  if (kind === 'folder') disk.mkdirSync(full, { recursive: true })
}
