import { type Canvas, canvas } from './canvas.ts'
import type { Cell, Layers, Link } from './layout.ts'

/** Draws layers as boxes with lines between them, row by row. */
export function drawLayers({ rows, links }: Layers): string[] {
  const sheet = canvas()
  const total = Math.max(0, ...rows.map((row) => widthOf(row, links)))
  let y = 0
  let above: Placed[] = []
  for (const row of rows) {
    const placed = placedRow(row, Math.floor((total - widthOf(row, links)) / 2), above, links)
    y += band(sheet, y, routed(above, placed, links))
    const height = Math.max(...row.map(heightOf))
    for (const box of placed)
      drawBox(
        sheet,
        box,
        y,
        height,
        links.some(({ from }) => from === box.cell.id),
      )
    y += height
    above = placed
  }
  return sheet.rows()
}

const GAP = 3

/** A cell with its columns. */
interface Placed {
  readonly cell: Cell
  readonly left: number
  readonly width: number
  /** The column that its lines leave from. */
  readonly exit: number
}

function placedRow(row: readonly Cell[], start: number, above: readonly Placed[], links: readonly Link[]): Placed[] {
  let left = start
  return row.map((cell) => {
    const width = cellWidth(cell, links)
    if (cell.sections.length === 0) left = freePassage(left, cell, above, links)
    const placed = { cell, left, width, exit: left + Math.floor(width / 2) }
    left += width + GAP
    return placed
  })
}

/** A line that only passes cannot step aside: it stands where no other line comes down. */
function freePassage(left: number, { id }: Cell, above: readonly Placed[], links: readonly Link[]): number {
  const others = above.filter(({ cell }) => !links.some(({ from, to }) => from === cell.id && to === id))
  const exits = new Set(others.map(({ exit }) => exit))
  let column = left
  while (exits.has(column)) column++
  return column
}

/** As wide as the text asks, and as the lines that come in side by side. */
function cellWidth({ id, sections }: Cell, links: readonly Link[]): number {
  if (sections.length === 0) return 1
  const incoming = links.filter(({ to }) => to === id).length
  return Math.max(2 * incoming + 3, ...sections.flat().map((line) => line.length + 4))
}

function widthOf(row: readonly Cell[], links: readonly Link[]): number {
  return row.reduce((sum, cell) => sum + cellWidth(cell, links) + GAP, -GAP)
}

function heightOf({ sections }: Cell): number {
  return sections.flat().length + sections.length + 1
}

/** A line from the exit of a cell to a column of the row below. */
interface Route {
  readonly from: Placed
  readonly column: number
  /** Whether it ends at a box, or goes on. */
  readonly isEnd: boolean
}

/** The lines between two rows. Several that end at one box come in side by side, in the order in which they leave. */
function routed(above: readonly Placed[], below: readonly Placed[], links: readonly Link[]): Route[] {
  const exits = new Set(above.map(({ exit }) => exit))
  return below.flatMap((to) => {
    const from = above.filter(({ cell }) => links.some((link) => link.from === cell.id && link.to === to.cell.id))
    const taken = new Set<number>()
    return from.map((source, index) => {
      const wish = to.left + Math.floor((to.width * (index + 1)) / (from.length + 1))
      const column = freeColumn(wish, to, (at) => taken.has(at) || (at !== source.exit && exits.has(at)))
      taken.add(column)
      return { from: source, column, isEnd: to.cell.sections.length > 0 }
    })
  })
}

/** The column that is wished for, or else the next one of the box where no other line runs. */
function freeColumn(wish: number, { left, width }: Placed, isTaken: (column: number) => boolean): number {
  const inside = Array.from({ length: Math.max(0, width - 2) }, (_, index) => left + 1 + index)
  const near = inside.toSorted((a, b) => Math.abs(a - wish) - Math.abs(b - wish))
  return near.find((column) => !isTaken(column)) ?? wish
}

/** Draws the lines between two rows, and says how many rows of characters they take. */
function band(sheet: Canvas, y: number, routes: readonly Route[]): number {
  if (y === 0) return 0
  if (routes.length === 0) return 1
  const tracks = tracksOf(routes)
  const height = Math.max(...tracks.values()) + 2
  for (const { from, column, isEnd } of routes) {
    const track = y + (tracks.get(from) as number)
    const id = from.cell.id
    sheet.line(id, { x: from.exit, y: y - 1 }, { x: from.exit, y: track })
    if (from.exit !== column) sheet.line(id, { x: from.exit, y: track }, { x: column, y: track })
    sheet.line(id, { x: column, y: track }, { x: column, y: y + height })
    if (isEnd) sheet.write(column, y + height - 1, '▼')
  }
  return height
}

/** The row that the lines of each cell turn in, so that lines of different cells do not lie on each other. */
function tracksOf(routes: readonly Route[]): Map<Placed, number> {
  const tracks = new Map<Placed, number>()
  const used: (readonly [number, number])[][] = []
  for (const from of new Set(routes.map((route) => route.from))) {
    const columns = [from.exit, ...routes.filter((route) => route.from === from).map(({ column }) => column)]
    const span = [Math.min(...columns), Math.max(...columns)] as const
    const isFree = (spans: readonly (readonly [number, number])[]) =>
      spans.every(([left, right]) => right < span[0] || span[1] < left)
    const index = used.findIndex(isFree)
    const track = index < 0 ? used.push([]) - 1 : index
    used[track]?.push(span)
    tracks.set(from, track)
  }
  return tracks
}

/** A box with its sections; a place that is only passed is a line. From a low box the line goes on to the end of its row. */
function drawBox(
  sheet: Canvas,
  { cell, left, width, exit }: Placed,
  y: number,
  rowHeight: number,
  leads: boolean,
): void {
  const { id, sections } = cell
  if (sections.length === 0) {
    sheet.line(id, { x: exit, y: y - 1 }, { x: exit, y: y + rowHeight })
    return
  }
  const rule = (start: string, end: string) => `${start}${'─'.repeat(width - 2)}${end}`
  const body = sections.flatMap((lines, index) => [
    ...(index === 0 ? [] : [rule('├', '┤')]),
    ...lines.map((line) => `│ ${line.padEnd(width - 4)} │`),
  ])
  const rows = [rule('┌', '┐'), ...body, rule('└', '┘')]
  if (leads) sheet.line(id, { x: exit, y: y + rows.length - 1 }, { x: exit, y: y + rowHeight })
  for (const [index, row] of rows.entries()) sheet.write(left, y + index, row)
  if (leads) sheet.write(exit, y + rows.length - 1, '┬')
}
