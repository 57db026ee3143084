import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { inject } from 'vitest'

/** Writes files, given as path → content, into a new folder that is removed when the run ends; returns its path. */
export async function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> {
  const folder = await mkdtemp(join(inject('scratch'), 'folder-'))
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    // Executable, so that a test can write a script; a content that is no script is not hurt.
    await writeFile(join(folder, path), content, { mode: 0o755 })
  }
  return folder
}
