import type { Measurer, Sample } from './processes.ts'
import type { Measured, Row } from './row.ts'

/** What a row may take of the bench's time: a slow one runs fewer rounds, and the table says how many. */
const BUDGET = 120_000

/**
 * Measures rows in turn: after one run of each to warm up, every round runs each row once, each round beginning with
 * another row, so that whatever else the machine does hits all rows alike. Ratios are taken within a round.
 */
export async function measureRows(rows: readonly Row[], rounds: number, measurer: Measurer): Promise<Measured[]> {
  const samples = rows.map((): Sample[] => [])
  const wanted: number[] = []
  for (const row of rows) {
    const { milliseconds } = await measurer.run(await row.command())
    wanted.push(Math.min(rounds, Math.max(1, Math.floor(BUDGET / milliseconds))))
  }
  for (let round = 0; round < rounds; round++) {
    process.stderr.write(`round ${round + 1} of ${rounds}\r`)
    for (let turn = 0; turn < rows.length; turn++) {
      const index = (round + turn) % rows.length
      const row = rows[index] as Row
      if (round < (wanted[index] as number)) samples[index]?.push(await measurer.run(await row.command()))
    }
  }
  return rows.map((row, index) => ({ ...row, samples: samples[index] as Sample[] }))
}
