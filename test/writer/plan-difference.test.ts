import { describe, expect, it } from 'vitest'
import { unifiedDifference } from '../../src/writer/difference.ts'

const heads = '--- f (on disk)\n+++ f (generated)\n'
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => `${from + index}`)
const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('')

describe('unifiedDifference', () => {
  it('is empty for equal texts', () => {
    expect(unifiedDifference('a\n', 'a\n', 'f')).toBe('')
    expect(unifiedDifference('', '', 'f')).toBe('')
  })

  it.each([
    ['a changed line', 'a\nb\nc\n', 'a\nx\nc\n', '@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n'],
    ['an added line', 'a\nc\n', 'a\nb\nc\n', '@@ -1,2 +1,3 @@\n a\n+b\n c\n'],
    ['a removed line', 'a\nb\nc\n', 'a\nc\n', '@@ -1,3 +1,2 @@\n a\n-b\n c\n'],
    ['a whole new text', '', 'a\nb\n', '@@ -0,0 +1,2 @@\n+a\n+b\n'],
    ['a whole lost text', 'a\nb\n', '', '@@ -1,2 +0,0 @@\n-a\n-b\n'],
    ['one of two equal lines', 'a\na\n', 'a\n', '@@ -1,2 +1,1 @@\n a\n-a\n'],
    ['a moved line', 'a\nb\nc\n', 'b\nc\na\n', '@@ -1,3 +1,3 @@\n-a\n b\n c\n+a\n'],
    ['the last newline', 'a\nb', 'a\nb\n', '@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n'],
    ['line ends', 'a\r\n', 'a\n', '@@ -1,1 +1,1 @@\n-a\\u{d}\n+a\n'],
    ['codes for a terminal', '\u001b[2J\n', 'a\n', '@@ -1,1 +1,1 @@\n-\\u{1b}[2J\n+a\n'],
  ])('shows %s', (_, before, after, expected) => {
    expect(unifiedDifference(before, after, 'f')).toBe(heads + expected)
  })

  it('shows three lines around a change, and far changes apart', () => {
    const before = numbers(1, 30)
    const after = before.map((line) => (line === '5' || line === '25' ? `${line}!` : line))
    expect(unifiedDifference(text(before), text(after), 'f')).toBe(
      `${heads}@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+5!\n 6\n 7\n 8\n@@ -22,7 +22,7 @@\n 22\n 23\n 24\n-25\n+25!\n 26\n 27\n 28\n`,
    )
  })

  it('counts the lines of later changes from both texts', () => {
    const before = numbers(1, 20)
    const after = ['0', ...before.slice(0, 14), ...before.slice(15)]
    expect(unifiedDifference(text(before), text(after), 'f')).toBe(
      `${heads}@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n@@ -12,7 +13,6 @@\n 12\n 13\n 14\n-15\n 16\n 17\n 18\n`,
    )
  })

  it('gives up on the finest difference, not on the time, for large texts', () => {
    const start = performance.now()
    const before = numbers(1, 50_000)
    const found = unifiedDifference(text(before), text(before.toReversed()), 'f')
    expect(found.split('\n').slice(2, 5)).toEqual(['@@ -1,50000 +1,50000 @@', '-1', '-2'])
    expect(found).toMatch(/\n\.\.\. and 99601 more lines\n$/)
    expect(performance.now() - start).toBeLessThan(10_000)
  })

  it.each([
    [399, ''],
    [400, '... and 1 more line\n'],
    [401, '... and 2 more lines\n'],
  ])('shows at most 400 lines: of %d new ones and their heading', (count, more) => {
    const lines = unifiedDifference('', text(numbers(1, count)), 'f').split('\n')
    expect(lines.slice(2, -1)).toHaveLength(more === '' ? 400 : 401)
    expect(`${lines.at(-2)}\n`).toBe(more || '+399\n')
  })

  it('finds a small change in a large text', () => {
    const before = numbers(1, 50_000)
    expect(unifiedDifference(text(before), text(before.with(40_000, 'x')), 'f')).toContain(
      '\n 40000\n-40001\n+x\n 40002\n',
    )
  })
})
