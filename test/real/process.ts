import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { afterAll } from 'vitest'
import type { Outcome } from '../tools/execute.ts'
import type { User } from './user.ts'

/** How a command is run: with these variables and no others. */
export interface RunOptions {
  readonly environment: Readonly<Record<string, string>>
  readonly user: User
  readonly cwd?: string
  /** What it reads from its standard input. */
  readonly input?: string
}

/** A server that runs until it is stopped, at the latest after the tests of its file. */
export interface Server {
  /** Whether it runs no more. */
  readonly hasEnded: () => boolean
  readonly log: () => string
  /** Asks it to end, as Kubernetes does, and waits until it is gone. */
  readonly stop: () => Promise<void>
  /** Ends it at once, as a crash does. */
  readonly crash: () => Promise<void>
}

/** Stands before a command that may wait for ever: after these seconds it ends with {@link STILL_WAITING}. */
export function within(seconds: number): string[] {
  return ['timeout', String(seconds)]
}

/** How a command ends that waited longer than it was given. */
export const STILL_WAITING = 124

/** Runs a command to its end. */
export async function run(command: readonly string[], options: RunOptions): Promise<Outcome> {
  const child = start(command, options)
  const [stdout, stderr] = [heard(child.stdout), heard(child.stderr)]
  // A command that reads nothing may end before all is written.
  child.stdin.on('error', () => undefined).end(options.input)
  const [code] = (await once(child, 'close')) as [number | null]
  return { code: code ?? 128, stdout: stdout(), stderr: stderr() }
}

/** Ends the server too when the tests are killed: then the standard input ends. */
const KEEPER = 'exec 3<&0; (cat <&3 >/dev/null; kill -$0 $$) & exec "$@" 3<&- </dev/null'

const running = new Set<Server>()
afterAll(async () => {
  await Promise.all([...running].map((server) => server.stop()))
})

/** Starts a server, which the signal asks to end. */
export function serve(signal: string, command: readonly string[], options: RunOptions): Server {
  const child = start(['/bin/sh', '-c', KEEPER, signal, ...command], options)
  const [stdout, stderr] = [heard(child.stdout), heard(child.stderr)]
  const ended = once(child, 'exit')
  const end = async () => {
    child.stdin.end()
    await ended
    running.delete(server)
  }
  const server: Server = {
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    log: () => stdout() + stderr(),
    stop: end,
    crash: async () => {
      child.kill('SIGKILL')
      await end()
    },
  }
  running.add(server)
  return server
}

/** Asks until the answer is 0. */
export async function untilReady(server: Server, ask: () => Promise<Outcome>): Promise<void> {
  while ((await ask()).code !== 0) {
    if (server.hasEnded()) throw new Error(`the server has ended: ${server.log()}`)
    await setTimeout(50)
  }
}

/** A port of the loopback interface that nobody uses. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

function start([file = '', ...args]: readonly string[], { environment, user, cwd }: RunOptions) {
  return spawn(file, args, { env: { ...environment }, cwd: cwd ?? '/', ...user })
}

function heard(stream: ChildProcessWithoutNullStreams['stdout']): () => string {
  let text = ''
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  return () => text
}
