/** A sheet of characters, on which lines of one source join, and lines of different sources cross. */
export interface Canvas {
  /** Writes a text, which no line goes over. */
  write(x: number, y: number, text: string): void
  /** A line of a source, from one end to the other, straight up or across. */
  line(source: string, from: Point, to: Point): void
  /** The rows, without blanks at their ends. */
  rows(): string[]
}

/** A place of the sheet, counted from its upper left corner. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** An empty sheet. */
export function canvas(): Canvas {
  const rows: string[][] = []
  const lines = new Map<string, Map<string, Sides>>()
  const put = (x: number, y: number, character: string) => {
    while (rows.length <= y) rows.push([])
    const row = rows[y] as string[]
    while (row.length <= x) row.push(' ')
    row[x] = character
  }
  const written = new Set<string>()
  const mark = (source: string, { x, y }: Point, sides: Sides) => {
    const here = lines.get(`${x} ${y}`) ?? new Map<string, Sides>()
    here.set(source, (here.get(source) ?? 0) | sides)
    lines.set(`${x} ${y}`, here)
    if (!written.has(`${x} ${y}`)) put(x, y, characterOf([...here.values()]))
  }
  return {
    write(x, y, text) {
      for (const [index, character] of [...text].entries()) {
        put(x + index, y, character)
        written.add(`${x + index} ${y}`)
      }
    },
    line(source, from, to) {
      const isUpright = from.x === to.x
      const [start, end] = isUpright ? [from.y, to.y].toSorted(byNumber) : [from.x, to.x].toSorted(byNumber)
      const [back, forth] = isUpright ? [UP, DOWN] : [LEFT, RIGHT]
      for (let at = start as number; at <= (end as number); at++) {
        const sides = (at > (start as number) ? back : 0) | (at < (end as number) ? forth : 0)
        mark(source, isUpright ? { x: from.x, y: at } : { x: at, y: from.y }, sides)
      }
    },
    rows: () => rows.map((row) => row.join('').trimEnd()),
  }
}

/** Where lines leave a place, as bits. */
type Sides = number

const [UP, DOWN, LEFT, RIGHT] = [1, 2, 4, 8]
const characters = ['', '│', '│', '│', '─', '┘', '┐', '┤', '─', '└', '┌', '├', '─', '┴', '┬', '┼']

/** Lines of different sources do not touch: the upright one goes over the other. */
function characterOf(sources: readonly Sides[]): string {
  if (sources.length > 1) return '│'
  return characters[sources[0] ?? 0] || ' '
}

function byNumber(a: number, b: number): number {
  return a - b
}
