import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { inject } from 'vitest'

/** What came of work that was done once. */
type Outcome<Result> = { readonly result: Result } | { readonly error: string }

/**
 * Does work once in a run, however many test files ask for it, at the same time or later: the first does it, the others
 * take its result, which has to be plain data. The folder is for the work alone, and removed when the run ends.
 */
export async function once<Result>(name: string, work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = join(inject('scratch'), name)
  const made = await mkdir(folder).then(
    () => true,
    () => false,
  )
  const outcome = made ? await record(folder, work) : await read<Result>(folder)
  if ('error' in outcome) throw new Error(outcome.error)
  return outcome.result
}

async function record<Result>(folder: string, work: (folder: string) => Promise<Result>): Promise<Outcome<Result>> {
  const outcome: Outcome<Result> = await work(folder).then(
    (result) => ({ result }),
    (error: Error) => ({ error: error.message }),
  )
  await writeFile(`${folder}.part`, JSON.stringify(outcome))
  await rename(`${folder}.part`, `${folder}.json`)
  return outcome
}

/** Waits for the one that does it; the limit of the test ends the wait. */
async function read<Result>(folder: string): Promise<Outcome<Result>> {
  for (;;) {
    const text = await readFile(`${folder}.json`, 'utf8').catch(() => undefined)
    if (text !== undefined) return JSON.parse(text)
    await setTimeout(50)
  }
}
