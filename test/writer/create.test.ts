import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { createFile } from '../../src/writer/create.ts'
import { disk, folder, problemOf, put } from './output-folder.ts'

const at = (path: string) => join(folder, path)
const read = (path: string) => disk.readFileSync(at(path), 'utf8')

beforeEach(() => put('there', 'mine'))

it('writes a file that is not there', () => {
  expect(createFile(at('new'), 'new\n', { force: false })).toBe(true)
  expect(createFile(at('other'), 'other\n', { force: true })).toBe(true)
  expect([read('new'), read('other')]).toEqual(['new\n', 'other\n'])
})

it('leaves a file that is there, but for force', () => {
  expect(createFile(at('there'), 'new\n', { force: false })).toBe(false)
  expect(read('there')).toBe('mine')
  expect(createFile(at('there'), 'new\n', { force: true })).toBe(true)
  expect(read('there')).toBe('new\n')
})

it.each([false, true])('writes neither over a folder nor through a link, force: %s', async (force) => {
  disk.mkdirSync(at('folder'))
  disk.symlinkSync(at('there'), at('link'))
  for (const path of ['folder', 'link'])
    expect(await problemOf(Promise.resolve().then(() => createFile(at(path), 'new\n', { force })))).toBe(
      `/out/${path} is not a file [output-refused]\n  remedy:   remove or rename what stands at that path, or choose another folder with --out`,
    )
  expect(read('there')).toBe('mine')
})

it('says why a file cannot be written', async () => {
  const said = await problemOf(Promise.resolve().then(() => createFile(at('there/below'), '', { force: false })))
  expect(said).toMatch(/^cannot read \/out\/there\/below: ENOTDIR \[output-refused\]/)
})
