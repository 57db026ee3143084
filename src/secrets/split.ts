import { type Clue, likeRandom, textClue } from './clues.ts'
import { isRandom } from './random.ts'

/** A text with the path of its name. */
export interface NamedText {
  readonly path: string
  readonly text: string
}

/** Endings of names that count the parts of something: `_PART1`, `_2`, `_B`. */
const counted =
  /[._-]?(part|chunk|half|segment)?[._-]?(\d{1,2}|[a-d])$|[._-](first|second|third|head|tail|start|end|left|right)$/i

/** Why texts are a secret that are one only together, such as a token in two variables. */
export function splitClues<Text extends NamedText>(texts: readonly Text[]): Map<Text, Clue> {
  const groups = new Map<string, Text[]>()
  for (const text of texts) {
    const stem = text.path.replace(counted, '')
    if (stem !== text.path && text.text !== '') groups.set(stem, [...(groups.get(stem) ?? []), text])
  }
  return new Map([...groups.values()].filter(({ length }) => length > 1).flatMap(cluesOf))
}

function cluesOf<Text extends NamedText>(parts: readonly Text[]): [Text, Clue][] {
  const inOrder = parts.toSorted((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }))
  const together = [parts, inOrder].map((list) => list.map(({ text }) => text).join(''))
  const told = together.map(textClue).find((found) => found?.certain)
  const { certain, because } = told ?? likeRandom
  const clue = {
    certain,
    because: { en: `together with its neighbours ${because.en}`, id: `bersama tetangganya ${because.id}` },
  }
  return told || together.some(isRandom) ? parts.map((part) => [part, clue]) : []
}
