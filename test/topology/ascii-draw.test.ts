import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canvas } from '../../src/topology/ascii/canvas.ts'
import { drawLayers } from '../../src/topology/ascii/draw.ts'
import { type Link, layered } from '../../src/topology/ascii/layout.ts'

const [UP, DOWN, LEFT, RIGHT] = [1, 2, 4, 8]
const sides: Readonly<Record<string, number>> = {
  '│': 3,
  '─': 12,
  '┘': 5,
  '┐': 6,
  '┤': 7,
  '└': 9,
  '┌': 10,
  '├': 11,
  '┴': 13,
  '┬': 14,
  '┼': 15,
}
const steps = [
  [UP, 0, -1, DOWN],
  [DOWN, 0, 1, UP],
  [LEFT, -1, 0, RIGHT],
  [RIGHT, 1, 0, LEFT],
] as const

/** Follows the lines of a drawing with the eyes of a reader: from the lower edge of each box to the boxes that they point at. */
function linksDrawn(rows: readonly string[]): Link[] {
  const at = (x: number, y: number) => rows[y]?.[x] ?? ' '
  const nameAt = (x: number, y: number) => {
    const line = rows[y] ?? ''
    return line.slice(line.lastIndexOf('│', x) + 1, line.indexOf('│', x)).trim()
  }
  let left = 20_000
  const ends = (x: number, y: number, from: number): string[] => {
    if (--left < 0) throw new Error(`the lines go in circles:\n${rows.join('\n')}`)
    const here = at(x, y)
    if (here === '▼') return [nameAt(x, y + 2)]
    const isCrossed = here === '│' && (from === LEFT || from === RIGHT)
    const open = isCrossed ? LEFT + RIGHT : (sides[here] ?? 0)
    expect(open & from, `line ${y + 1}, column ${x + 1}: "${here}" in\n${rows.join('\n')}`).not.toBe(0)
    return steps.flatMap(([side, right, down, back]) =>
      open & side && side !== from ? ends(x + right, y + down, back) : [],
    )
  }
  return rows.flatMap((row, y) =>
    [...row].flatMap((character, x) => {
      const isExit =
        character === '┬' &&
        at(x, y - 1) === ' ' &&
        /└─*┬─*┘/.test(row.slice(row.lastIndexOf('└', x), row.indexOf('┘', x) + 1))
      const isBottom = isExit && nameAt(x, y - 1) !== ''
      return isBottom ? ends(x, y + 1, UP).map((to) => ({ from: nameAt(x, y - 1), to })) : []
    }),
  )
}

function drawn(names: readonly string[], links: readonly Link[]): string[] {
  const cells = names.map((name) => ({ id: name, sections: [[name.padEnd(4)]] }))
  return drawLayers(layered(cells, links, () => 0))
}

const byName = (a: Link, b: Link) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1)

describe('a drawing', () => {
  test('of nothing is nothing', () => {
    expect(drawn([], [])).toEqual([])
  })

  test('has rows from the top down, and lines that pass what they do not mean', () => {
    const links = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
      { from: 'a', to: 'c' },
      { from: 'd', to: 'c' },
    ]
    expect(`\n${drawn(['a', 'b', 'c', 'd'], links).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      ┌──────┐   ┌──────┐
      │ a    │   │ d    │
      └───┬──┘   └───┬──┘
          └┬──────┐  └┐
           ▼      │   │
       ┌──────┐   │   │
       │ b    │   │   │
       └───┬──┘   │   │
           └─┐ ┌──┘   │
             │ │ ┌────┘
             ▼ ▼ ▼
           ┌───────┐
           │ c     │
           └───────┘
      "
    `)
  })

  test('shows each link and no other, whatever is linked', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    const pairs = names.flatMap((from, index) => names.slice(index + 1).map((to) => ({ from, to })))
    fc.assert(
      fc.property(fc.subarray(pairs, { maxLength: 14 }), (links) => {
        const rows = drawn(names, links)
        for (const name of names) expect(rows.join('\n')).toMatch(new RegExp(`│ ${name} +│`))
        expect(linksDrawn(rows).sort(byName)).toEqual([...links].sort(byName))
      }),
      { numRuns: 200, seed: 20261121, endOnFailure: true },
    )
  })
})

test('lines of one source join, those of two cross', () => {
  const sheet = canvas()
  sheet.line('a', { x: 0, y: 1 }, { x: 4, y: 1 })
  sheet.line('a', { x: 2, y: 1 }, { x: 2, y: 2 })
  sheet.line('b', { x: 3, y: 0 }, { x: 3, y: 2 })
  sheet.write(6, 1, 'ab')
  sheet.line('a', { x: 6, y: 0 }, { x: 6, y: 2 })
  expect(sheet.rows()).toEqual(['   │  │', '──┬│─ ab', '  ││  │'])
})
