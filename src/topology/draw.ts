import type { Locale } from '../localized.ts'
import { ascii } from './ascii.ts'
import { dot } from './dot.ts'
import { mermaid } from './mermaid.ts'
import type { Topology } from './topology.ts'

/** The form of a drawing: characters for a terminal, Mermaid for a Markdown page, DOT for Graphviz. */
export type DrawingFormat = 'ascii' | 'mermaid' | 'dot'

/** How to draw. */
export interface DrawOptions {
  readonly format: DrawingFormat
  /** The name of the drawing, for DOT; without it `topology`. */
  readonly name?: string
  /** The language of the few words in it; without it English. */
  readonly locale?: Locale
}

/** Draws a topology; the text ends with a line break. */
export function drawTopology(topology: Topology, options: DrawOptions): string {
  const { format, name = 'topology', locale = 'en' } = options
  const lines = {
    ascii: () => ascii(topology, locale),
    mermaid: () => mermaid(topology, locale),
    dot: () => dot(topology, name, locale),
  }[format]()
  return `${lines.join('\n')}\n`
}
