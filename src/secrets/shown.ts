import { textClue } from './clues.ts'
import { encodings, lengthOf } from './forms.ts'
import { nameClue } from './names.ts'
import { isHexadecimal, isJumbled, isRandom } from './random.ts'

/**
 * What an error may say of what somebody wrote. A value at a place that is made for secrets, or that has a telling name, is
 * never shown; elsewhere an ordinary text is, because a wrong word helps whoever wrote it, and everything else is not.
 */

type Path = readonly PropertyKey[]

/** The longest text that an error repeats. */
const longest = 60
/** Maps whose values belong to the user alone. */
const ownMaps = new Set(['secrets', 'env', 'data', 'development', 'annotations', 'podAnnotations'])
/** Maps whose keys are names that the user gives to parts. */
const namedParts = new Set(['workloads', 'configMaps', 'targets'])

/** Whether a map's keys are the user's own names of what stands behind them. */
export function isOwnMap(name: string | undefined): boolean {
  return name !== undefined && ownMaps.has(name)
}

/** Whether no value at a path may be shown, whatever it says. */
export function isPrivate(path: Path): boolean {
  return path.some((key, index) => {
    if (ownMaps.has(String(key))) return true
    return typeof key === 'string' && !namedParts.has(String(path[index - 1])) && nameClue(key)?.certain === true
  })
}

/** A text in quotes, or its length. */
export function shownText(text: string, path: Path = []): string {
  return isShown(text, path) ? `"${text}"` : lengthOf(text)
}

/** Whether an error may repeat a text of a place. */
export function isShown(text: string, path: Path): boolean {
  return !isPrivate(path) && isOrdinary(text)
}

/** Whether an error may repeat a number of a place: a port among variables, and no PIN. */
export function isShownNumber(value: number, path: Path): boolean {
  if (!isPrivate(path)) return true
  const isTelling = path.some(
    (key) => key === 'secrets' || key === 'development' || nameClue(String(key)) !== undefined,
  )
  return !isTelling && Math.abs(value) < 1e5
}

/** A path as text; a key that may be a secret is not repeated. */
export function shownPath(path: Path): string {
  return path.map((key) => (isTellable(String(key)) ? String(key) : lengthOf(String(key)))).join('.')
}

/** A text with the length of every word that may be a secret in its place. */
export function shownWords(text: string): string {
  return text.replace(/\S+/g, (word) => (isTellable(word) ? word : lengthOf(word)))
}

/** Whether a text reads as words, names and numbers do, and not as a password or a key. */
export function isOrdinary(text: string): boolean {
  return text.length <= longest && isTellable(text)
}

/** The same for a name, which may be long. */
export function isTellable(text: string): boolean {
  if (isPlain(text)) return true
  if (isSecretLooking(text)) return false
  return text.split(/[\s,;]+/).every((word) => isOrdinaryWord(word) && (word === text || !isSecretLooking(word)))
}

/** Whether there is nothing to look at: no digits, no signs, no long words. */
export function isPlain(text: string): boolean {
  return !/[0-9=:@"]|(?<!\S)\S{14}/.test(text)
}

/** Whether a text has the form of a secret. */
export function isSecretLooking(text: string): boolean {
  if (isRandom(text) || isHexadecimal(text) || textClue(text)?.certain) return true
  return encodings(text).some(({ code }) => code === text)
}

function isOrdinaryWord(word: string): boolean {
  if (word.length < 8 || !/[0-9]/.test(word)) return true
  const isStrange = /[A-Za-z]/.test(word) && /[!#$%^&*?~|\\]/.test(word)
  return (
    !isStrange &&
    word.split(/[^A-Za-z0-9]+/).every((part) => part.length < 8 || !/[0-9]/.test(part) || !isJumbled(part))
  )
}
