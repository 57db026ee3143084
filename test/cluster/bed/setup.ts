import type { TestProject } from 'vitest/node'
import scratch from '../../tools/scratch.ts'
import { locateAll } from '../../tools/setup.ts'
import type { Connection } from './bed.ts'
import { keep } from './keep.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The clusters of `npm run test:cluster`, one for each worker. */
    readonly clusters: readonly Connection[]
  }
}

/** Vitest's global setup of the tests that need a cluster: starts one for each worker, in processes that end with this one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const faults: string[] = []
  project.provide('tools', await locateAll(faults))
  if (faults.length > 0) throw new Error(faults.join('\n'))
  const removeScratch = await scratch(project)
  // The first one builds what is missing, for all of them.
  const keepers = [keep()]
  const stop = async () => {
    await Promise.all(keepers.map((keeper) => keeper.stop()))
    await removeScratch()
  }
  try {
    await keepers[0]?.ready
    while (keepers.length < project.config.maxWorkers) keepers.push(keep())
    project.provide('clusters', await Promise.all(keepers.map(({ ready }) => ready)))
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}
