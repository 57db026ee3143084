import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Connection } from './bed.ts'
import type { ControlPlane } from './control-plane.ts'

/** A cluster that another process keeps, for as long as we run. */
export interface Keeper {
  readonly ready: Promise<Connection>
  readonly stop: () => Promise<void>
}

/**
 * Starts a cluster in a process that ends with this one: the whole one, or only an API server as it is described. The process
 * leads a group of its own, so that Ctrl-C reaches only us: what we leave open, its standard input, ends when we do.
 */
export function keep(lone?: ControlPlane): Keeper {
  const file = join(import.meta.dirname, 'main.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...(lone ? [JSON.stringify(lone)] : [])], {
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
