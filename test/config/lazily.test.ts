import { expect, test, vi } from 'vitest'
import { lazily, withLater } from '../../src/config/lazily.ts'

test('a part is made when it is first asked for, and once', () => {
  const make = vi.fn(() => ({ made: true }))
  const whole = withLater({ here: 1 }, { later: make })
  expect(whole.here).toBe(1)
  expect(make).not.toHaveBeenCalled()
  expect(whole.later).toBe(whole.later)
  expect(make).toHaveBeenCalledTimes(1)
})

test('a part that is made later is as much there as any other', () => {
  const whole = withLater({ here: 1 }, { later: () => 2 })
  expect(Object.keys(whole)).toEqual(['here', 'later'])
  expect(JSON.stringify(whole)).toBe('{"here":1,"later":2}')
  expect({ ...whole }).toEqual({ here: 1, later: 2 })
})

test('two objects have parts of their own under one name', () => {
  const [one, other] = [1, 2].map((number) => withLater({}, { later: () => number }))
  expect([one?.later, other?.later]).toEqual([1, 2])
})

test('what fails is tried again', () => {
  const make = vi.fn<() => number>().mockImplementationOnce(() => {
    throw new Error('not yet')
  })
  make.mockReturnValue(3)
  const map = lazily({ later: make })
  expect(() => map.later).toThrow('not yet')
  expect(map.later).toBe(3)
})
