import { KitError } from '../errors.ts'
import type { KubernetesObject } from '../kubernetes/objects.ts'
import type { Plain } from '../yaml/write.ts'
import { isTabbed } from './merge-patch.ts'
import { identity } from './object.ts'
import { someText } from './plain.ts'

/** Throws a KitError that names every text which Kustomize (measured with 5.8.1) cannot carry, patched or not. */
export function checkTexts(objects: readonly KubernetesObject[]): void {
  const messages = objects.filter(isSuspicious).flatMap((object) =>
    textsOf(object, []).flatMap((place) => {
      const fault = faultOf(place)
      return fault
        ? [
            `Kustomize cannot carry ${fault}, in ${identity(object)} at ${place.path.join('.').replace(UNSEEN, codePoint)}`,
          ]
        : []
    }),
  )
  if (messages.length === 0) return
  const remedy = 'change it, or leave the output "kustomize" out'
  throw new KitError([...new Set(messages)].map((message) => ({ code: 'output-refused', path: '', message, remedy })))
}

/** Whether an object has a text, or an annotation, that has to be looked at: hardly any has. */
function isSuspicious(object: KubernetesObject): boolean {
  return 'annotations' in object.metadata || someText(object, (text) => LOST.test(text))
}

/** Written so that nobody can read them back; U+0085 would come back as a space, without an error. */
const LOST = /[\u007f-\u009f\ufffe\uffff]/

/** What must not reach a terminal as it is. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g

function codePoint(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** What Kustomize writes without quotes when it is the key of an annotation, and then takes for no text. */
const NO_TEXT = [
  /^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE)$/,
  /^[-+]?(?:0x[\da-f_]+|0b[01_]+|0o[0-7_]+|(?:\d[\d_]*\.?[\d_]*|\.[\d_]+)(?:e[-+]?\d+)?)$/i,
  /^\d{4}-\d\d?-\d\d?$/,
]

function faultOf({ text, path, isKey }: Place): string | undefined {
  const lost = LOST.exec(text)?.[0]
  if (lost) return `the character ${codePoint(lost)}`
  if (path[0] !== 'metadata' || path[1] !== 'annotations') return undefined
  if (isKey) return NO_TEXT.some((pattern) => pattern.test(text)) ? `an annotation called "${text}"` : undefined
  return isTabbed(text) ? 'an annotation of several lines that begins with a tab' : undefined
}

interface Place {
  readonly text: string
  readonly path: readonly string[]
  readonly isKey: boolean
}

/** Every text with the keys that lead to it; a key is a text too. */
function textsOf(value: Plain, path: readonly string[]): Place[] {
  if (typeof value === 'string') return [{ text: value, path, isKey: false }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) => [
    { text: key, path: [...path, key], isKey: true },
    ...textsOf(child as Plain, [...path, key]),
  ])
}
