import { Worker } from 'node:worker_threads'
import type { Stage } from './runs.ts'
import type { Report, Task } from './worker.ts'

/** How long to go on, whichever comes first. */
export interface Bounds {
  readonly seed: number
  readonly runs: number
  readonly seconds: number
  /** The number of the first run, to repeat one. */
  readonly first?: number
}

/** What a stage came to. */
export interface Fuzzed extends Omit<Report, 'flaw'> {
  readonly stage: Stage
  readonly flaws: readonly { readonly number: number; readonly what: string; readonly input: Uint8Array }[]
}

/** A run that takes longer is a hang; of the processor's time, so that a busy machine makes none. */
const longest = 1
const patience = 60

/** A thread does not inherit what reads TypeScript. */
const boot = `import('tsx/esm/api').then(({ register }) => {
  register()
  return import(${JSON.stringify(new URL('./worker.ts', import.meta.url).href)})
})`

/** Runs one stage in a thread of its own, which is ended when a run does not come back. */
export function fuzz(stage: Stage, { seed, runs, seconds, first = 0 }: Bounds): Promise<Fuzzed> {
  const progress = new Int32Array(new SharedArrayBuffer(8))
  const shared = new Uint8Array(new SharedArrayBuffer(4 * 1024 * 1024))
  const task: Task = { seed, first, count: runs, stage }
  const worker = new Worker(boot, { eval: true, workerData: { task, progress, shared } })
  let report: Report = { runs: 0, outcomes: {}, worst: { seconds: 0, number: first } }
  return new Promise((resolve) => {
    const flaws: Fuzzed['flaws'][number][] = []
    const end = () => {
      clearInterval(watch)
      clearTimeout(limit)
      void worker.terminate()
      const { flaw, ...rest } = report
      if (flaw) flaws.push(flaw)
      else if (rest.worst.seconds >= longest) {
        const what = `a run of ${rest.worst.seconds.toFixed(2)} s`
        flaws.push({ number: rest.worst.number, what, input: new Uint8Array() })
      }
      resolve({ stage, ...rest, flaws })
    }
    const watch = watchdog(progress, (number) => {
      const what = `a run that does not end: nothing came of it in ${patience} s`
      flaws.push({ number, what, input: shared.slice(0, Atomics.load(progress, 1)) })
      end()
    })
    const limit = setTimeout(end, seconds * 1000)
    worker.on('message', (next: Report) => {
      report = next
      if (next.flaw || next.runs === runs) end()
    })
    worker.on('error', (error) => {
      flaws.push({
        number: Atomics.load(progress, 0),
        what: String(error.stack),
        input: shared.slice(0, Atomics.load(progress, 1)),
      })
      end()
    })
  })
}

/** Tells when the number of the run has not changed for so long that even a busy machine is no reason. */
function watchdog(progress: Int32Array, bite: (number: number) => void): NodeJS.Timeout {
  let seen = { number: -1, at: Date.now() }
  return setInterval(() => {
    const number = Atomics.load(progress, 0)
    if (number !== seen.number) seen = { number, at: Date.now() }
    else if (Date.now() - seen.at > patience * 1000) bite(number)
  }, 500)
}
