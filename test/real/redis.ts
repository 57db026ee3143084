import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { Bundle } from '../../src/index.ts'
import type { Outcome } from '../tools/execute.ts'
import { type Container, containerOf, type Place, runInside } from './container.ts'
import { freePort, type Server, serve, untilReady } from './process.ts'

/** A generated container of Redis, and the port that stands for 6379. */
export interface Cache {
  readonly container: Container
  readonly port: number
}

/** A generated container of Redis. Its redis-cli asks the port that stands for 6379: no variable could say it. */
export async function cacheContainer(bundle: Bundle, place: Place): Promise<Cache> {
  const programs = inject('servers').redis
  const container = await containerOf(bundle, place, programs)
  const port = await freePort()
  const folder = join(container.root, 'bin')
  await mkdir(folder)
  await writeFile(join(folder, 'redis-cli'), `#!/bin/sh\nexec ${join(programs, 'redis-cli')} -p ${port} "$@"\n`)
  await chmod(join(folder, 'redis-cli'), 0o755)
  return { container, port }
}

/** Starts Redis by the generated command, and waits for the generated probe. */
export async function startRedis(cache: Cache): Promise<Server> {
  const { generated, environment, user, inside } = cache.container
  const words: string[] = [...generated.command, ...generated.args]
  // As the kubelet does before it starts a container.
  const expanded = words.map((word) => word.replace(/\$\((\w+)\)/g, (_, name) => environment[name] ?? ''))
  const command = [...expanded.map(inside), '--bind', '127.0.0.1', '--port', String(cache.port)]
  const server = serve('TERM', command, { environment, user })
  await untilReady(server, () => probe(cache))
  return server
}

/** The generated readiness probe. */
export function probe({ container }: Cache): Promise<Outcome> {
  return runInside(container, container.generated.readinessProbe.exec.command)
}

/** What Redis answers, line by line, to commands that somebody types in the container. */
export async function told({ container }: Cache, commands: string): Promise<string[]> {
  const { stdout } = await runInside(container, ['redis-cli'], commands)
  return stdout.trim().split('\n')
}
