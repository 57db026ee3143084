import type { Position } from '../errors.ts'

/** The way to a value: keys of maps and places in lists, from the outermost. */
export type SourcePath = readonly (string | number)[]

/** Where the parts of a file's data stand in its text. A path that leads nowhere answers for its nearest ancestor. */
export interface SourceMap {
  /** Where the key stands that a path ends with, or the item of a list; for the empty path, the data as a whole. */
  position(path: SourcePath): Position | undefined
  /** Where the value stands that a path leads to. */
  valuePosition(path: SourcePath): Position | undefined
}

/** A value in a text, as offsets from its start, and what stands inside it. */
export interface Place {
  readonly key: number
  readonly value: number
  readonly children: Map<string, Place>
}

/** Turns an offset in a text into a line and a column. */
export type Locate = (offset: number) => Position

/** A place without children. */
export function placeAt(key: number, value: number): Place {
  return { key, value, children: new Map() }
}

/** The source map of a tree of places. */
export function sourceMap(root: Place, locate: Locate): SourceMap {
  return {
    position: (path) => locate(nearest(root, path).key),
    valuePosition: (path) => locate(nearest(root, path).value),
  }
}

/** Finds lines and columns of a text. A column counts UTF-16 units, as editors do. */
export function locator(text: string, file: string): Locate {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return { file, line: low + 1, column: offset - (starts[low] as number) + 1 }
  }
}

function nearest(root: Place, path: SourcePath): Place {
  let place = root
  for (const segment of path) {
    const child = place.children.get(String(segment))
    if (!child) return place
    place = child
  }
  return place
}
