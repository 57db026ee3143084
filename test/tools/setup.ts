import type { TestProject } from 'vitest/node'
import { builtJudge } from './build.ts'
import { type JudgeName, judges } from './judges.ts'
import { locate } from './locate.ts'
import { type LocatedServer, locateServer } from './locate-server.ts'
import { reachableFolder } from './reachable.ts'
import scratch from './scratch.ts'
import { type ServerName, servers } from './servers.ts'
import { type ToolName, tools } from './versions.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The path of each tool, found once before the tests. */
    readonly tools: Readonly<Record<ToolName, string>>
    /** The path of each judge, built once before the tests. */
    readonly judges: Readonly<Record<JudgeName, string>>
    /** The folder of each server's programs, found once before the tests. */
    readonly servers: Readonly<Record<ServerName, string>>
  }
}

/** Vitest's global setup: finds every tool once, says which ones it took, and stops the run with all that is missing. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const faults: string[] = []
  project.provide('tools', await locateAll(faults))
  project.provide('judges', await buildAll(faults))
  const located = await locateServers(faults)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  const remove = await scratch(project)
  project.provide('servers', await reachable(located, project.getProvidedContext().scratch))
  return remove
}

/** The path of each tool; what is missing becomes a fault. */
export async function locateAll(faults: string[]): Promise<Record<ToolName, string>> {
  return each(Object.keys(tools) as ToolName[], faults, async (name) => {
    const { path, version, source } = await locate(name)
    console.log(`${tools[name].title}: ${version} from ${source} (${path})`)
    return path
  })
}

/** Where each server is; what is missing becomes a fault. */
async function locateServers(faults: string[]): Promise<Record<ServerName, LocatedServer>> {
  return each(Object.keys(servers) as ServerName[], faults, async (name) => {
    const located = await locateServer(name)
    console.log(`${servers[name].title}: ${located.version} from ${located.source} (${located.folder})`)
    return located
  })
}

async function reachable(located: Record<ServerName, LocatedServer>, scratch: string) {
  const { postgres, redis } = located
  return { postgres: await reachableFolder(postgres, scratch), redis: await reachableFolder(redis, scratch) }
}

/** One after the other: each build uses all cores, and what one has fetched the next need not. */
async function buildAll(faults: string[]): Promise<Record<JudgeName, string>> {
  return each(Object.keys(judges) as JudgeName[], faults, async (name) => {
    const path = await builtJudge(name)
    console.log(`${judges[name].title}: built from test/tools/go/${name} (${path})`)
    return path
  })
}

async function each<Name extends string, Found>(
  names: readonly Name[],
  faults: string[],
  find: (name: Name) => Promise<Found>,
): Promise<Record<Name, Found>> {
  const found: Partial<Record<Name, Found>> = {}
  for (const name of names) {
    try {
      found[name] = await find(name)
    } catch (error) {
      faults.push((error as Error).message)
    }
  }
  return found as Record<Name, Found>
}
