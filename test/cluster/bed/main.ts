import { locate } from '../../tools/locate.ts'
import { startBed, startLone } from './bed.ts'
import type { ControlPlane } from './control-plane.ts'

/**
 * Keeps a test bed: prints how to reach it when it is ready, and stops it as soon as its own standard input ends. So it ends
 * with the one who started it, however that one ends. It runs by itself too (`npm run cluster`), until Ctrl-D or Ctrl-C. With an
 * argument, it is only the API server that this describes.
 */
async function main(): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
    process.stdin.once('end', resolve).once('error', resolve).resume()
  })
  const { path: kubectl } = await locate('kubectl')
  const tell = (text: string) => console.error(`test bed: ${text}`)
  const [lone] = process.argv.slice(2)
  const bed = lone ? startLone(JSON.parse(lone) as ControlPlane, kubectl, tell) : startBed(kubectl, tell)
  const failed = bed.ready.then(
    (connection) => {
      console.log(JSON.stringify(connection))
      return ended
    },
    (error: Error) => {
      console.error(`test bed: ${error.message}`)
      process.exitCode = 1
    },
  )
  await Promise.race([ended, failed])
  await bed.stop()
  endGroup()
  process.exit()
}

/** Where we lead a group of processes, as for the tests, a compiler that is still at work ends with us. */
function endGroup(): void {
  try {
    if (process.exitCode === undefined) process.kill(-process.pid, 'SIGKILL')
  } catch {
    // We lead no group: who started us ends what we have started.
  }
}

await main()
