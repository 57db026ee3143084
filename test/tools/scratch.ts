import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder that is removed after the tests. */
    readonly scratch: string
  }
}

/** Vitest's global setup of the tests that run no tool: a folder for their files. */
export default async function scratch(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'k8s-kit-tests-'))
  // Servers do not run as root: another user passes through it to its own folder.
  await chmod(folder, 0o711)
  project.provide('scratch', folder)
  return () => rm(folder, { recursive: true, force: true })
}
