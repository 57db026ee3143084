import { lengthOf, withoutSecrets } from './forms.ts'
import { nameClue } from './names.ts'
import { isOrdinary } from './shown.ts'

/**
 * A message of code that is not ours, which may hold anything: texts that look like a secret are taken out, and where it
 * speaks of secrets at all, everything but plain words is.
 */
export function messageWithoutSecrets(message: string): string {
  const open = withoutSecrets(message)
  const words = open.split(/(\(text of \d+ characters\)|[\s"'`]+)/)
  const isTelling = words.some((word) => isTellingWord(word)) || speaks.test(open)
  const isShown = (word: string) => plainWords.has(bare(word)) || isTellingName(word) || /^\W*$/.test(word)
  return words
    .map((word, index) => {
      if (index % 2 === 1) return word
      return (isTelling ? isShown(word) : isOrdinary(word)) ? word : lengthOf(word)
    })
    .join('')
}

const speaks = /\b(log(ged|ging)?[ -]?in|auth\w*|connect\w*|not valid JSON|in JSON|[Ii]nvalid URL)\b/

function isTellingWord(word: string): boolean {
  return word.split(/[^\w]+/).some((part) => nameClue(part) !== undefined || /^(key|tokens?)$/i.test(part))
}

/** A name that speaks of a secret, as an environment variable has; not one with a value behind it. */
function isTellingName(word: string): boolean {
  const name = word.replace(/^\W+|\W+$/g, '')
  return (
    /^(password|secret|token|key|credentials?)$/.test(name) || (/^[A-Z]+(_[A-Z]+)+$/.test(name) && isTellingWord(name))
  )
}

function bare(word: string): string {
  return word.toLowerCase().replace(/^\W+|\W+$/g, '')
}

const plainWords = new Set(
  `a an and any are as at be because been but by can cannot config could defined did do does environment empty env error
  expected failed for found from given had has have if in input into invalid is it its json key login log missing module
  must name need needed needs neither no nor not of on one only or please process read reading require required set
  should string than that the then there this to token undefined unexpected unset url use used valid value variable was
  when where which with without wrong you your properties property null function object typeerror syntaxerror rangeerror
  referenceerror error: end position line column`.split(/\s+/),
)
