import { describe, expect, test } from 'vitest'
import type { Command, Sample } from '../../bench/processes.ts'
import { reachText } from '../../bench/reach.ts'
import { measureRows } from '../../bench/rounds.ts'
import type { Measured, Row } from '../../bench/row.ts'
import { differenceOf, ratioOf, spreadOf } from '../../bench/statistics.ts'
import { tableOf } from '../../bench/table.ts'

function row(id: string): Row {
  return { id, title: `row ${id}`, command: () => ({ command: [id], folder: '.' }) }
}

function measured(id: string, times: readonly number[], more: Partial<Measured> = {}): Measured {
  return { ...row(id), samples: times.map((milliseconds) => ({ milliseconds })), ...more }
}

describe('the rounds', () => {
  /** Answers with a time for each row and keeps the order that they ran in. */
  const measure = async (times: Readonly<Record<string, number>>, rounds: number) => {
    const order: string[] = []
    const run = async ({ command: [id] }: Command): Promise<Sample> => {
      order.push(id)
      return { milliseconds: times[id] ?? 0 }
    }
    const rows = await measureRows(Object.keys(times).map(row), rounds, { run, stop: () => {} })
    return { order: order.join(''), counts: rows.map(({ samples }) => samples.length) }
  }

  test('run each row once to warm up, then in turn, each round beginning with another', async () => {
    expect(await measure({ a: 1, b: 1, c: 1 }, 3)).toEqual({ order: 'abcabcbcacab', counts: [3, 3, 3] })
  })

  test('are fewer for a row that takes long, but never none', async () => {
    expect((await measure({ a: 1, b: 50_000, c: 200_000 }, 7)).counts).toEqual([7, 2, 1])
  })
})

describe('the figures', () => {
  test('median, least and greatest', () => {
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 })
    expect(spreadOf([10, 1, 2, 3])).toEqual({ median: 2.5, min: 1, max: 10 })
  })

  test('a ratio is taken within a round, not between medians', () => {
    const [base, slow] = [measured('a', [10, 10, 30]), measured('b', [10, 40, 30])]
    expect(ratioOf(slow, base)).toEqual({ median: 1, min: 1, max: 4 })
    expect(differenceOf(slow, base)).toEqual({ median: 0, min: 0, max: 30 })
  })

  test('a row of fewer rounds is compared within the ones that it ran in', () => {
    expect(ratioOf(measured('b', [40]), measured('a', [10, 20, 20])).median).toBe(4)
  })
})

describe('the table', () => {
  const base = measured('a', [10, 10, 20], { baseline: 'a' })
  const bytes = { peakBytes: 100 * 2 ** 20, cpuMilliseconds: 8 }

  test('says of each row what it took, and whether that is what was to be reached', () => {
    const slow = measured('b', [], {
      samples: [15, 15, 30].map((milliseconds) => ({ milliseconds, ...bytes })),
      reach: [{ times: 2, of: 'a' }, { times: 1.2, of: 'a' }, { times: 1, of: 'no such row' }, { peakMebibytes: 90 }],
    })
    expect(tableOf([base, slow]).split('\n')).toEqual([
      '| work | ms | × a | CPU ms | CPU × | peak MiB | rounds | reach |',
      '| --- | --- | --- | --- | --- | --- | --- | --- |',
      '| row a | 10.0 (10.0–20.0) | 1 | – | – | – | 3 |  |',
      '| row b | 15.0 (15.0–30.0) | 1.50 (1.50–1.50) | 8.0 (8.0–8.0) | – | 100 | 3 | ' +
        '≤ 2 × row a: 1.50, yes; ≤ 1.2 × row a: 1.50, **no**; ≤ 90 MiB: 100, **no** |',
      '',
    ])
  })

  test('a difference in milliseconds', () => {
    const slow = measured('b', [50, 51, 90])
    expect(reachText({ millisecondsOver: 40, of: 'a' }, slow, [base])).toBe('≤ +40 ms: 41 ms, **no**')
    expect(reachText({ millisecondsOver: 41, of: 'a' }, slow, [base])).toBe('≤ +41 ms: 41 ms, yes')
  })
})
