import { assignedSecret } from './assignments.ts'
import { encodings, formOf } from './forms.ts'
import { isAboutName, isHarmless, nameClue } from './names.ts'
import { isHexadecimal, isRandom } from './random.ts'
import { wordsOf } from './words.ts'

/** Why a text may be a secret. Never the text itself. */
export interface Clue {
  readonly certain: boolean
  readonly because: string
}

/** Why a name with its text may be a secret; undefined where nothing speaks for it. */
export function secretClue(name: string, text: string): Clue | undefined {
  return textClue(text) ?? namedClue(name, text) ?? lookClue(name, text)
}

/** Why a text is a secret wherever it stands. */
export function textClue(text: string): Clue | undefined {
  if (!mayHold(text)) return undefined
  const form = formOf(text)
  if (form) return { certain: true, because: `its value is ${form}` }
  const assigned = assignedSecret(text)
  return assigned && { certain: assigned.certain, because: `its value sets a ${assigned.word}` }
}

/** Every form of a secret has one of these signs, or a long word: most texts are settled by that. */
export function mayHold(text: string): boolean {
  return /[=:@"]|-[a-z]|basic|(?<![\w+/-])[\w+/-]{14}/i.test(text)
}

/** Why a text of an open map, whose name says nothing, may be a secret. */
function lookClue(name: string, text: string): Clue | undefined {
  if (isHarmless(text) || isAboutName(name)) return undefined
  if (isRandom(text)) return { certain: false, because: 'its value reads like a random key' }
  if (wordsOf(name).some((word) => digests.has(word))) return undefined
  if (isHexadecimal(text)) return { certain: false, because: 'its value reads like a random key' }
  const isEncoded = encodings(text).some(({ code, hidden }) => code === text && hidden.length >= 12)
  return isEncoded ? { certain: false, because: 'its value hides a text' } : undefined
}

/** Names of what is hexadecimal and for everyone to see. */
const digests = new Set(
  'commit sha sha1 sha256 md5 revision rev digest hash checksum etag fingerprint id uuid'.split(' '),
)

function namedClue(name: string, text: string): Clue | undefined {
  if (isHarmless(text)) return undefined
  const clue = nameClue(name)
  return clue && { certain: clue.certain, because: `its name says ${clue.word}` }
}
