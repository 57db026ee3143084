import picocolors from 'picocolors'
import type { Io, Stream } from './io.ts'

/** Ways to mark a text; on a stream without colours each returns the text as it is. */
export type Style = Pick<
  ReturnType<typeof picocolors.createColors>,
  'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan' | 'isColorSupported'
>

/** Colours for a terminal only, and never with NO_COLOR (https://no-color.org). */
export function styleOf({ env, isTerminal }: Pick<Io, 'env' | 'isTerminal'>, stream: Stream): Style {
  return picocolors.createColors(isTerminal[stream] && !env.NO_COLOR && env.TERM !== 'dumb')
}

/** `1 file`, `2 files`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
