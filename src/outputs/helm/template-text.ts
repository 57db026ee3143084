import { toHelmText } from '../../interpreters/helm.ts'
import { type AccessNames, partsOf } from '../../presets/access.ts'
import type { Text } from '../../tree/nodes.ts'

/** What the templates of one chart share. */
export type ChartScope = Parameters<typeof toHelmText>[1]

/** A text with words in braces, as template text: what a user or a preset wrote is never read as a template. */
export function templateText(text: string, names: AccessNames<Text>, scope: ChartScope): string {
  return partsOf(text, names)
    .map((part) => printed(part, scope))
    .join('')
}

/** A text of the tree as template text. */
export function printed(text: Text, scope: ChartScope): string {
  if (typeof text === 'string' && !OPENS_ACTION.test(text)) return text
  return toHelmText(text, scope)
}

/** A brace at the end would open an action together with what follows. */
const OPENS_ACTION = /\{\{|\{$/
