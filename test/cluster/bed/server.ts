import { type ChildProcess, spawn } from 'node:child_process'
import { openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** A program that runs until it is stopped. */
export interface Server {
  /** Throws what the program said last, if it has ended by itself. */
  readonly assertAlive: () => void
  /** Kills it and waits until it is gone. It has nothing to save: its data go with the bed. */
  readonly stop: () => Promise<void>
}

/** Starts a program; what it says goes to a file of the folder. */
export function startServer(name: string, file: string, args: readonly string[], folder: string): Server {
  const log = join(folder, `${name}.log`)
  const output = openSync(log, 'a')
  const child = spawn(file, args, { cwd: folder, stdio: ['ignore', output, output] })
  let fault: Error | undefined
  child.once('error', (error) => {
    fault = error
  })
  const end = ended(child)
  return {
    assertAlive: () => {
      if (fault) throw new Error(`${name} does not start: ${fault.message}`)
      if (child.exitCode === null && child.signalCode === null) return
      throw new Error(`${name} has ended with ${child.exitCode ?? child.signalCode}:\n${lastLines(log)}`)
    },
    stop: () => {
      child.kill('SIGKILL')
      return end
    },
  }
}

/** Free ports of the loopback interface, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, listening))
  const ports = servers.map((server) => (server.address() as { port: number }).port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

function listening() {
  return new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
}

function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trim().split('\n').slice(-15).join('\n')
}
