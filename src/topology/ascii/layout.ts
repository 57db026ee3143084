/** A box with text, or a place that an edge only passes on its way down. */
export interface Cell {
  readonly id: string
  /** Groups of lines, parted by a rule; none for a place that is only passed. */
  readonly sections: readonly (readonly string[])[]
}

/** A line from one cell down to another. */
export interface Link {
  readonly from: string
  readonly to: string
}

/** Cells in rows, where every link leads from one row to the next. */
export interface Layers {
  readonly rows: readonly (readonly Cell[])[]
  readonly links: readonly Link[]
}

/**
 * Cells in rows, each below everything that leads to it. `level` is the highest row that a cell may stand in. A link that
 * passes rows gets a place in each, and cells stand below those that they are linked from.
 */
export function layered(cells: readonly Cell[], links: readonly Link[], level: (id: string) => number): Layers {
  const depths = depthsOf(cells, links, level)
  const rows: Cell[][] = Array.from({ length: Math.max(-1, ...depths.values()) + 1 }, () => [])
  for (const cell of cells) rows[depths.get(cell.id) as number]?.push(cell)
  const short = links.flatMap(({ from, to }) => {
    const passed: string[] = []
    for (let row = (depths.get(from) as number) + 1; row < (depths.get(to) as number); row++) {
      const id = `${from} > ${to} ${row}`
      rows[row]?.push({ id, sections: [] })
      passed.push(id)
    }
    const stops = [from, ...passed, to]
    return stops.slice(1).map((stop, index) => ({ from: stops[index] as string, to: stop }))
  })
  return {
    rows: sorted(
      rows.filter((row) => row.length > 0),
      short,
    ),
    links: short,
  }
}

function depthsOf(cells: readonly Cell[], links: readonly Link[], level: (id: string) => number): Map<string, number> {
  const depths = new Map<string, number>()
  const depthOf = (id: string): number => {
    const known = depths.get(id)
    if (known !== undefined) return known
    const above = links.filter(({ to }) => to === id).map(({ from }) => depthOf(from) + 1)
    const depth = Math.max(level(id), ...above)
    depths.set(id, depth)
    return depth
  }
  for (const { id } of cells) depthOf(id)
  return depths
}

/** Each row by where the links from above come from, so that few of them cross; what has none stands last. */
function sorted(rows: readonly (readonly Cell[])[], links: readonly Link[]): Cell[][] {
  const places = new Map<string, number>()
  return rows.map((row) => {
    const wish = ({ id }: Cell) => {
      const above = links.filter(({ to }) => to === id).map(({ from }) => places.get(from) as number)
      return above.length > 0 ? above.reduce((sum, place) => sum + place, 0) / above.length : 1
    }
    const wishes = new Map(row.map((cell) => [cell, wish(cell)]))
    const ordered = row.toSorted((a, b) => (wishes.get(a) as number) - (wishes.get(b) as number))
    for (const [index, { id }] of ordered.entries()) places.set(id, (index + 0.5) / ordered.length)
    return ordered
  })
}
