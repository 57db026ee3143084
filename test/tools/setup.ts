import type { TestProject } from 'vitest/node'
import { locate } from './locate.ts'
import scratch from './scratch.ts'
import { type ToolName, tools } from './versions.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The path of each tool, found once before the tests. */
    readonly tools: Readonly<Record<ToolName, string>>
  }
}

/** Vitest's global setup: finds every tool once, says which ones it took, and stops the run with all that is missing. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('tools', await locateAll())
  return scratch(project)
}

async function locateAll(): Promise<Record<ToolName, string>> {
  const paths: Partial<Record<ToolName, string>> = {}
  const faults: string[] = []
  for (const name of Object.keys(tools) as ToolName[]) {
    try {
      const { path, version, source } = await locate(name)
      paths[name] = path
      console.log(`${tools[name].title}: ${version} from ${source} (${path})`)
    } catch (error) {
      faults.push((error as Error).message)
    }
  }
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return paths as Record<ToolName, string>
}
