import { parentPort, workerData } from 'node:worker_threads'
import { runOnce, type Stage } from './runs.ts'

/** What a worker is asked to do. */
export interface Task {
  readonly seed: number
  readonly first: number
  readonly count: number
  readonly stage: Stage
}

/** What a worker says: each input before its run, where `progress` is shared, and a summary of every so many runs. */
export interface Report {
  readonly runs: number
  readonly outcomes: Readonly<Record<string, number>>
  readonly worst: { readonly seconds: number; readonly number: number }
  readonly flaw?: { readonly number: number; readonly what: string; readonly input: Uint8Array }
}

const { task, progress, shared } = workerData as { task: Task; progress: Int32Array; shared: Uint8Array }
const outcomes: Record<string, number> = {}
const worst = { seconds: 0, number: task.first }
const prototype = JSON.stringify(Reflect.ownKeys(Object.prototype).map(String))
const last = task.first + task.count
const batch = task.stage === 'bytes' ? 2000 : 50

for (let number = task.first; number < last; number++) {
  let input: Uint8Array = new Uint8Array()
  try {
    const { outcome, seconds } = runOnce(task.seed, number, task.stage, (made) => {
      input = made
      shared.set(made.subarray(0, shared.length))
      Atomics.store(progress, 1, Math.min(made.length, shared.length))
      Atomics.store(progress, 0, number)
    })
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    if (seconds > worst.seconds) Object.assign(worst, { seconds, number })
    if (JSON.stringify(Reflect.ownKeys(Object.prototype).map(String)) !== prototype)
      throw new Error('Object.prototype changed')
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
    parentPort?.postMessage({
      runs: number - task.first + 1,
      outcomes,
      worst,
      flaw: { number, what, input },
    } satisfies Report)
    process.exit()
  }
  const runs = number - task.first + 1
  if (runs % batch === 0 || runs === task.count) parentPort?.postMessage({ runs, outcomes, worst } satisfies Report)
}
