import type { TestProject } from 'vitest/node'
import scratch from '../../tools/scratch.ts'
import { locateAll } from '../../tools/setup.ts'
import type { Connection } from './bed.ts'
import { keep } from './keep.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The cluster of `npm run test:cluster`. */
    readonly cluster: Connection
  }
}

/** Vitest's global setup of the tests that need a cluster: starts one, in a process that ends with this one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const faults: string[] = []
  project.provide('tools', await locateAll(faults))
  if (faults.length > 0) throw new Error(faults.join('\n'))
  const removeScratch = await scratch(project)
  const keeper = keep()
  const stop = async () => {
    await keeper.stop()
    await removeScratch()
  }
  try {
    project.provide('cluster', await keeper.ready)
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}
