import { expect, it } from 'vitest'
import { quantity } from '../../src/kubernetes/quantities.ts'

it.each([
  ['250m', 0.25],
  ['0.1', 0.1],
  ['100m', 0.1],
  ['2', 2],
  ['1k', 1000],
  ['1Ki', 1024],
  ['1.5Gi', 1610612736],
  ['1e3', 1000],
  ['1E', 1e18],
  [1, 1],
] as const)('reads %s', (text, number) => {
  expect(quantity(text)).toBe(number)
})

it.each(['', 'many', '1Xi', '1 Gi', '-1', undefined])('reads no quantity in %j', (text) => {
  expect(quantity(text)).toBeUndefined()
})
