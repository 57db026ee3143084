import type { Translated } from '../localized.ts'
import { assignedSecret } from './assignments.ts'
import { encodings, formOf } from './forms.ts'
import { isAboutName, isHarmless, nameClue } from './names.ts'
import { isHexadecimal, isRandom } from './random.ts'
import { wordsOf } from './words.ts'

/** Why a text may be a secret. Never the text itself. */
export interface Clue {
  readonly certain: boolean
  readonly because: Translated
}

/** Why a name with its text may be a secret; undefined where nothing speaks for it. */
export function secretClue(name: string, text: string): Clue | undefined {
  return textClue(text) ?? namedClue(name, text) ?? lookClue(name, text)
}

/** Why a text is a secret wherever it stands. */
export function textClue(text: string): Clue | undefined {
  if (!mayHold(text)) return undefined
  const form = formOf(text)
  if (form) return { certain: true, because: { en: `its value is ${form.en}`, id: `nilainya ${form.id}` } }
  const assigned = assignedSecret(text)
  if (!assigned) return undefined
  const { certain, word } = assigned
  return { certain, because: { en: `its value sets a ${word}`, id: `nilainya mengisi ${word}` } }
}

/** Every form of a secret has one of these signs, or a long word: most texts are settled by that. */
export function mayHold(text: string): boolean {
  return /[=:@"]|-[a-z]|basic|(?<![\w+/-])[\w+/-]{14}/i.test(text)
}

/** Why a text of an open map, whose name says nothing, may be a secret. */
function lookClue(name: string, text: string): Clue | undefined {
  if (isHarmless(text) || isAboutName(name)) return undefined
  if (isRandom(text)) return likeRandom
  if (wordsOf(name).some((word) => digests.has(word))) return undefined
  if (isHexadecimal(text)) return likeRandom
  const isEncoded = encodings(text).some(({ code, hidden }) => code === text && hidden.length >= 12)
  const hidden = { en: 'its value hides a text', id: 'nilainya menyembunyikan sebuah teks' }
  return isEncoded ? { certain: false, because: hidden } : undefined
}

/** What is said of a text that is nothing but strange. */
export const likeRandom: Clue = {
  certain: false,
  because: { en: 'its value reads like a random key', id: 'nilainya terbaca seperti kunci acak' },
}

/** Names of what is hexadecimal and for everyone to see. */
const digests = new Set(
  'commit sha sha1 sha256 md5 revision rev digest hash checksum etag fingerprint id uuid'.split(' '),
)

function namedClue(name: string, text: string): Clue | undefined {
  if (isHarmless(text)) return undefined
  const clue = nameClue(name)
  if (!clue) return undefined
  const { certain, word } = clue
  return { certain, because: { en: `its name says ${word}`, id: `namanya memuat kata ${word}` } }
}
