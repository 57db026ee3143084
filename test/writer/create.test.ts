import { mkdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { KitError } from '../../src/errors.ts'
import { createFile } from '../../src/writer/create.ts'
import { temporaryFolder } from '../tools/folder.ts'

function problemsOf(call: () => unknown): unknown {
  try {
    return call()
  } catch (error) {
    return (error as KitError).problems
  }
}

test('a file that is not there is created', async () => {
  const path = join(await temporaryFolder(), 'a.yaml')
  expect(createFile(path, 'a: 1\n', { force: false })).toBe(true)
  expect(await readFile(path, 'utf8')).toBe('a: 1\n')
  expect(createFile(join(path, '../b.yaml'), 'b: 1\n', { force: true })).toBe(true)
})

test('a file that is there stays, and with force it is replaced', async () => {
  const path = join(await temporaryFolder({ 'a.yaml': 'old: 1\n' }), 'a.yaml')
  expect(createFile(path, 'a: 1\n', { force: false })).toBe(false)
  expect(await readFile(path, 'utf8')).toBe('old: 1\n')
  expect(createFile(path, 'a: 1\n', { force: true })).toBe(true)
  expect(await readFile(path, 'utf8')).toBe('a: 1\n')
})

test.each([true, false])('what is no file is refused, force or not: %s', async (force) => {
  const folder = await temporaryFolder({ 'b.yaml': 'b: 1\n' })
  await mkdir(join(folder, 'a.yaml'))
  await symlink('b.yaml', join(folder, 'c.yaml'))
  for (const path of [join(folder, 'a.yaml'), join(folder, 'c.yaml')]) {
    expect(problemsOf(() => createFile(path, 'a: 1\n', { force }))).toEqual([
      {
        code: 'output-refused',
        message: `${path} is not a file`,
        path: '',
        remedy: 'remove or rename what stands at that path, or choose another folder with --out',
      },
    ])
  }
  expect(await readFile(join(folder, 'b.yaml'), 'utf8')).toBe('b: 1\n')
})

test('a folder that is not there is told, and not made', async () => {
  const path = join(await temporaryFolder(), 'missing/a.yaml')
  expect(problemsOf(() => createFile(path, 'a: 1\n', { force: false }))).toMatchObject([
    { code: 'output-refused', message: `cannot write ${path}: ENOENT` },
  ])
})

test('a file in the place of a folder is told', async () => {
  const path = join(await temporaryFolder({ b: '' }), 'b/a.yaml')
  expect(problemsOf(() => createFile(path, 'a: 1\n', { force: false }))).toMatchObject([
    { code: 'output-refused', message: `cannot read ${path}: ENOTDIR` },
  ])
})
