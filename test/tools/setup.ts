import type { TestProject } from 'vitest/node'
import { builtJudge } from './build.ts'
import { type JudgeName, judges } from './judges.ts'
import { locate } from './locate.ts'
import scratch from './scratch.ts'
import { type ToolName, tools } from './versions.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The path of each tool, found once before the tests. */
    readonly tools: Readonly<Record<ToolName, string>>
    /** The path of each judge, built once before the tests. */
    readonly judges: Readonly<Record<JudgeName, string>>
  }
}

/** Vitest's global setup: finds every tool once, says which ones it took, and stops the run with all that is missing. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const faults: string[] = []
  project.provide('tools', await locateAll(faults))
  project.provide('judges', await buildAll(faults))
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return scratch(project)
}

/** The path of each tool; what is missing becomes a fault. */
export async function locateAll(faults: string[]): Promise<Record<ToolName, string>> {
  return each(Object.keys(tools) as ToolName[], faults, async (name) => {
    const { path, version, source } = await locate(name)
    console.log(`${tools[name].title}: ${version} from ${source} (${path})`)
    return path
  })
}

/** One after the other: each build uses all cores, and what one has fetched the next need not. */
async function buildAll(faults: string[]): Promise<Record<JudgeName, string>> {
  return each(Object.keys(judges) as JudgeName[], faults, async (name) => {
    const path = await builtJudge(name)
    console.log(`${judges[name].title}: built from test/tools/go/${name} (${path})`)
    return path
  })
}

async function each<Name extends string>(
  names: readonly Name[],
  faults: string[],
  find: (name: Name) => Promise<string>,
): Promise<Record<Name, string>> {
  const paths: Partial<Record<Name, string>> = {}
  for (const name of names) {
    try {
      paths[name] = await find(name)
    } catch (error) {
      faults.push((error as Error).message)
    }
  }
  return paths as Record<Name, string>
}
