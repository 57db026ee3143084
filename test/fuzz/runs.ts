import { configs } from './corpus.ts'
import { inspectBytes, inspectConfig, inspectData, type Outcome } from './inspect.ts'
import { mutatedBytes, mutatedData } from './mutate.ts'
import { randomOf, seedOfRun } from './random.ts'

/** What is changed: the bytes of a file, the data of a config in YAML or JSON, or the values of one in code. */
export const stages = ['bytes', 'data', 'values'] as const
export type Stage = (typeof stages)[number]

/** One run of a fuzzer: what it was and how it ended. */
export interface Run {
  readonly stage: Stage
  /** The file, as far as it is one, for whoever wants to see it. */
  readonly input: Uint8Array
  readonly outcome: Outcome
  /** Of the processor. */
  readonly seconds: number
}

/** Every so many runs of the bytes goes on from the reader to the files. */
const thorough = 50

/**
 * Makes the input of one run out of many and treats it. The same seed and number give the same run.
 * @throws whatever our code throws that it should not.
 */
export function runOnce(seed: number, number: number, stage: Stage, begin: (input: Uint8Array) => void): Run {
  const random = randomOf(seedOfRun(seed, number))
  const make = {
    bytes: () => mutatedBytes(random),
    data: dataIn,
    values: () => mutatedData(random.of(configs), random, true),
  }
  /** What contains itself is no data of a file: then another one. */
  function dataIn(): unknown {
    const data = mutatedData(random.of(configs), random, false)
    const text = jsonOf(data)
    if (text === undefined) return dataIn()
    return random.below(2) === 0 ? Buffer.from(text) : data
  }
  const made = make[stage]()
  const input = made instanceof Uint8Array ? made : Buffer.from(shown(made))
  begin(input)
  const start = process.cpuUsage()
  const outcome = inspect(stage, made, number)
  const { user, system } = process.cpuUsage(start)
  return { stage, input, outcome, seconds: (user + system) / 1e6 }
}

function inspect(stage: Stage, made: unknown, number: number): Outcome {
  if (stage === 'values') return inspectConfig(made)
  if (made instanceof Uint8Array) return inspectBytes(made, stage === 'data' || number % thorough === 0)
  return inspectData(made)
}

function shown(value: unknown): string {
  return jsonOf(value) ?? 'a value that cannot be shown: repeat the run by its seed and number'
}

/** The JSON of a value; undefined where there is none, because it contains itself for example. */
function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value, null, 2)
  } catch {
    return undefined
  }
}
