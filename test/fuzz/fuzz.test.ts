import { expect, test } from 'vitest'
import { fuzz } from './fuzz.ts'
import { runOnce, stages } from './runs.ts'

const enough = { bytes: 1500, data: 25, values: 40 }

test.concurrent.for(stages)('changed %s make no flaw', async (stage, { expect: expected }) => {
  const { runs, flaws } = await fuzz(stage, { seed: 20261121, runs: enough[stage], seconds: 50 })
  expected(flaws.map(({ number, what }) => `${number}: ${what}`)).toEqual([])
  expected(runs).toBe(enough[stage])
})

test('a run can be repeated', () => {
  const inputs = [1, 1, 2].map((number) => {
    let input = ''
    runOnce(7, number, 'bytes', (made) => {
      input = Buffer.from(made).toString('latin1')
    })
    return input
  })
  expect(inputs[0]).toBe(inputs[1])
  expect(inputs[0]).not.toBe(inputs[2])
})
