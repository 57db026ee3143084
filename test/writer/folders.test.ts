import type * as FileSystem from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { makeFolder } from '../../src/writer/folders.ts'
import { disk, problemOf, sandbox } from './output-folder.ts'

/** What another process does just before ours makes a folder. */
const other = vi.hoisted(() => ({ act: (_path: string) => {} }))

vi.mock('node:fs', async (importActual) => {
  const actual = await importActual<typeof FileSystem>()
  const mkdirSync = (path: string) => {
    other.act(path)
    return actual.mkdirSync(path)
  }
  return { ...actual, mkdirSync }
})

const making = (path: string) => problemOf(Promise.resolve().then(() => makeFolder(join(sandbox, path))))

it('makes a folder and those above it, once', () => {
  expect(makeFolder(join(sandbox, 'a/b/c'))).toBe(true)
  expect(disk.statSync(join(sandbox, 'a/b/c')).isDirectory()).toBe(true)
  expect(makeFolder(join(sandbox, 'a/b/c'))).toBe(false)
  expect(makeFolder('/')).toBe(false)
})

it('takes the folder that another run made a moment ago', () => {
  other.act = (path) => disk.mkdirSync(path)
  expect(makeFolder(join(sandbox, 'd/e'))).toBe(false)
  other.act = () => {}
  expect(disk.statSync(join(sandbox, 'd/e')).isDirectory()).toBe(true)
})

it('leaves a file alone that stands in the way', async () => {
  disk.writeFileSync(join(sandbox, 'file'), 'mine')
  expect(await making('file')).toBe(
    'cannot make the folder /file: EEXIST [output-refused]\n  remedy:   remove or rename what stands at that path, or choose another folder with --out',
  )
  expect(await making('file/below')).toContain('cannot read /file/below: ENOTDIR [output-refused]')
  expect(disk.readFileSync(join(sandbox, 'file'), 'utf8')).toBe('mine')
})

it('says that a folder cannot be made, and why', async () => {
  other.act = () => {
    throw Object.assign(new Error('no'), { code: 'ENOSPC' })
  }
  const said = await making('full')
  other.act = () => {}
  expect(said).toBe(
    'cannot make the folder /full: ENOSPC [output-refused]\n  remedy:   make room on the disk, and run again',
  )
})
