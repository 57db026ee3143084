import { expect, it } from 'vitest'
import { readFixed } from '../../src/writer/fixed.ts'
import { writeFiles } from '../../src/writer/write.ts'
import { folder, problemOf, put, write } from './output-folder.ts'

const fixed = { live: { 'Deployment.apps/default/app': { 'spec.selector': { matchLabels: { app: 'shop' } } } } }

it('reads what the last run said of the objects', async () => {
  await writeFiles({ folder, files: { a: '1\n' }, fixed })
  expect(readFixed(folder)).toEqual(fixed)
})

it('finds nothing where there is no lock, or one that says nothing of objects', async () => {
  expect(readFixed(folder)).toBeUndefined()
  await write({ a: '1\n' })
  expect(readFixed(folder)).toEqual({})
})

it('refuses a lock that is damaged', async () => {
  put('k8s-kit.lock.json', '{ "version": 1, "files": {}, "fixed": [] }')
  expect(await problemOf(Promise.resolve().then(() => readFixed(folder)))).toContain(
    '/out/k8s-kit.lock.json is damaged',
  )
})
