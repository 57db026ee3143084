import { toHelmCondition } from '../../interpreters/helm.ts'
import { guard, type Line } from '../../interpreters/lines.ts'
import type { Localized } from '../../localized.ts'
import type { AccessNames } from '../../presets/access.ts'
import type { Test } from '../../tree/nodes.ts'
import type { OutputInput } from '../output.ts'
import type { NotesWords } from './notes-words.ts'
import type { ChartScope, PrintedName } from './template-text.ts'

/** What every part of the notes is made from. */
export interface NotesPage extends Pick<OutputInput, 'config' | 'application' | 'targets'> {
  readonly scope: ChartScope
  readonly words: NotesWords
  /** A text of a preset in the language of the config, as template text. */
  say(text: Localized, names: AccessNames<PrintedName>): string
}

/** A command, set off from the sentence above it. */
export function command(text: string, indent = ''): Line {
  return `${indent}  ${text}`
}

/** Lines that stand only while a test holds. */
export function onlyIf(test: Test, lines: readonly Line[]): Line[] {
  return guard(toHelmCondition(test), lines)
}
