import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { TestProject } from 'vitest/node'
import scratch from '../../tools/scratch.ts'
import { locateAll } from '../../tools/setup.ts'
import type { Connection } from './bed.ts'

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

/** In a group of its own, so that Ctrl-C reaches only us: what we leave open, its standard input, ends when we do. */
function keep() {
  const file = join(import.meta.dirname, 'main.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', file], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const ready = new Promise<Connection>((resolve, reject) => {
    createInterface(child.stdout).once('line', (line) => resolve(JSON.parse(line) as Connection))
    gone.then(() => reject(new Error('The test bed has ended before it was ready; what it said stands above.')))
  })
  const stop = () => {
    child.stdin.end()
    return gone
  }
  return { ready, stop }
}
