import { toHelmText } from '../../interpreters/helm.ts'
import { type AccessNames, partsOf } from '../../presets/access.ts'
import type { Text } from '../../tree/nodes.ts'

/** What the templates of one chart share. */
export type ChartScope = Parameters<typeof toHelmText>[1]

/** What a word in braces stands for, as template text. */
export interface PrintedName {
  readonly printed: string
}

/** The words in braces as template text: printed once, however often they are said. */
export function printedNames<Names extends Partial<AccessNames<Text>>>(names: Names, scope: ChartScope) {
  const words = Object.entries<Text>(names).map(([word, text]) => [word, { printed: printed(text, scope) }])
  return Object.fromEntries(words) as { readonly [Word in keyof Names]: PrintedName }
}

/** A text with words in braces, as template text: what a user or a preset wrote is never read as a template. */
export function templateText(text: string, names: AccessNames<PrintedName>, scope: ChartScope): string {
  return partsOf(text, names)
    .map((part) => (typeof part === 'string' ? printed(part, scope) : part.printed))
    .join('')
}

/** A text of the tree as template text. */
export function printed(text: Text, scope: ChartScope): string {
  if (typeof text === 'string' && !OPENS_ACTION.test(text)) return text
  return toHelmText(text, scope)
}

/** A brace at the end would open an action together with what follows. */
const OPENS_ACTION = /\{\{|\{$/
