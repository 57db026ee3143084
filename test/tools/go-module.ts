import { tmpdir } from 'node:os'
import { execute } from './execute.ts'
import { locateGo } from './go.ts'
import { thisMachine } from './locate.ts'

/** A Go module whose files are read, and not built. */
export interface GoModule {
  readonly path: string
  readonly version: string
  /** As go.sum has it: of all files. */
  readonly sum: string
}

/** The folder of a module's files, in Go's own cache, fetched first if need be. */
export async function moduleFolder({ path, version, sum }: GoModule, machine = thisMachine): Promise<string> {
  const go = await locateGo(machine)
  // The checksum stands here, so that nobody else has to be asked for it.
  const environment = { GOFLAGS: '', GOWORK: 'off', GOSUMDB: 'off' }
  const options = { cwd: tmpdir(), environment, timeout: 600_000 }
  const { code, stdout, stderr } = await execute(go, ['mod', 'download', '-json', `${path}@${version}`], options)
  const what = `The module ${path} ${version}`
  if (code !== 0) throw new Error(`${what} cannot be fetched (go exited with ${code}): ${stdout}${stderr}`)
  const { Dir, Sum } = JSON.parse(stdout) as { readonly Dir: string; readonly Sum: string }
  if (Sum !== sum) throw new Error(`${what} has the checksum ${Sum}, not the pinned ${sum}`)
  return Dir
}
