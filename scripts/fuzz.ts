import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Fuzzed, fuzz } from '../test/fuzz/fuzz.ts'
import type { Stage } from '../test/fuzz/runs.ts'
import { recordFigure } from '../test/support/figures.ts'

/**
 * Fuzzes the way from bytes to files. FUZZ_RUNS bounds the runs of the bytes, FUZZ_SECONDS the time of each stage; FUZZ_SEED
 * repeats a run of the fuzzer, and with FUZZ_FIRST and FUZZ_RUNS=1 one of its inputs. What fails is kept in .cache/fuzz.
 */
async function main(): Promise<void> {
  const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31)
  const runs = Number(process.env.FUZZ_RUNS ?? 100_000)
  const seconds = Number(process.env.FUZZ_SECONDS ?? 600)
  const first = Number(process.env.FUZZ_FIRST ?? 0)
  console.log(`FUZZ_SEED=${seed} FUZZ_RUNS=${runs} FUZZ_SECONDS=${seconds}`)
  const shares: Readonly<Record<Stage, number>> = { bytes: 1, data: 0.02, values: 0.02 }
  const results: Fuzzed[] = []
  for (const [stage, share] of Object.entries(shares) as [Stage, number][]) {
    const start = Date.now()
    const result = await fuzz(stage, { seed, runs: Math.max(1, Math.ceil(runs * share)), seconds, first })
    const rate = Math.round((result.runs * 1000) / (Date.now() - start))
    const outcomes = Object.entries(result.outcomes).map(([outcome, count]) => `${count} ${outcome}`)
    console.log(
      `${stage}: ${result.runs} runs (${outcomes.join(', ')}), ${rate} a second, at worst ${worstOf([result])} s`,
    )
    for (const flaw of result.flaws) keep(seed, stage, flaw)
    results.push(result)
  }
  const flaws = results.flatMap((result) => result.flaws)
  if (flaws.length > 0) process.exitCode = 1
  if (flaws.length > 0 || first > 0) return
  recordFigure({
    id: 'P2',
    what: 'Changed configs, presets and code: from bytes to files',
    reach: 'anything but a clean result or a KitError with sound problems: 0; runs over 1 s: 0',
    measured: `${results.map(({ stage, runs: count }) => `${count} runs of ${stage}`).join(', ')}; 0 flaws; at worst ${worstOf(results)} s`,
  })
}

function worstOf(results: readonly Fuzzed[]): string {
  return Math.max(...results.map(({ worst }) => worst.seconds)).toFixed(2)
}

function keep(seed: number, stage: Stage, { number, what, input }: Fuzzed['flaws'][number]): void {
  const folder = join(import.meta.dirname, '../.cache/fuzz')
  const file = join(folder, `${stage}-${seed}-${number}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, input)
  console.error(`${what}\n\n${file}\nagain: FUZZ_SEED=${seed} FUZZ_FIRST=${number} FUZZ_RUNS=1 npm run fuzz`)
}

await main()
