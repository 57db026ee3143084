import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until something holds; when it does not in time, the error says what was awaited and what was seen last. */
export async function until<Seen>(what: string, look: () => Promise<Seen>, seconds = 60): Promise<Truthy<Seen>> {
  const end = Date.now() + seconds * 1000
  let last: unknown
  while (Date.now() < end) {
    try {
      const seen = await look()
      if (seen) return seen as Truthy<Seen>
      last = seen
    } catch (error) {
      last = error
    }
    await sleep(100)
  }
  throw new Error(`not within ${seconds} s: ${what}; last seen: ${last}`)
}

type Truthy<Seen> = Exclude<Seen, false | null | undefined>
