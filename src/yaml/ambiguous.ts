import type { Problem } from '../errors.ts'
import { numeral } from './scalar.ts'

/** What is wrong with a plain scalar, without where it stands. */
export type Ambiguity = Pick<Problem, 'code' | 'message' | 'remedy'>

/**
 * What is wrong with a plain scalar that YAML 1.1 and YAML 1.2 read differently, or whose text a reader changes.
 * Helm and kubectl read with go-yaml 2, Kustomize with go-yaml 3, we with YAML 1.2: only what all take for the same passes.
 */
export function ambiguity(text: string, role: 'key' | 'value'): Ambiguity | undefined {
  return (role === 'key' ? keyAmbiguity(text) : undefined) ?? wordAmbiguity(text) ?? numberAmbiguity(text, role)
}

const truths = /^(?:y|yes|on)$/i
const falsehoods = /^(?:n|no|off)$/i
const oneCase = /^(?:[a-z]+|[A-Z]+|[A-Z][a-z]+)$/
const date = /^\d{4}-\d\d?-\d\d?(?:(?:[Tt]|[ \t]+)\d\d?:\d\d?:\d\d?(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::?\d\d)?))?)?$/
const base60 = /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/

function wordAmbiguity(text: string): Ambiguity | undefined {
  const meant = truths.test(text) ? 'true' : falsehoods.test(text) ? 'false' : undefined
  if (meant && oneCase.test(text))
    return differs(`some YAML readers take this for ${meant}, others for a text`, text, meant)
  if (date.test(text)) return differs('some YAML readers take this for a date, others for a text', text)
  if (base60.test(text)) return differs('some YAML readers take this for a number in base 60, others for a text', text)
  return undefined
}

/** A key is always a text to us; to others null and the forms of true and false are not. */
function keyAmbiguity(text: string): Ambiguity | undefined {
  if (text === '') {
    return { code: 'config-ambiguous-scalar', message: 'this key is empty', remedy: 'write a key before the colon' }
  }
  if (/^(?:~|null|Null|NULL)$/.test(text)) return differs('some YAML readers take this key for null', text)
  if (/^(?:True|TRUE|False|FALSE)$/.test(text)) {
    return differs('some YAML readers write this key in lower case', text, text.toLowerCase())
  }
  return undefined
}

function numberAmbiguity(text: string, role: 'key' | 'value'): Ambiguity | undefined {
  if (/^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/.test(text)) {
    return { code: 'config-invalid-value', message: 'a number must be finite', remedy: inQuotes(text) }
  }
  const modern = modernNumber(text)
  const old = oldNumber(text)
  if (modern === undefined && old === undefined) return undefined
  if (modern === undefined || modern !== old) {
    const message = 'YAML readers do not agree on whether this is a number, or on which one'
    return differs(message, text, ...[modern, old].filter((value) => value !== undefined).map(plainNumeral))
  }
  if (Number.isInteger(modern) && !Number.isSafeInteger(modern)) {
    const message = 'this whole number is too large to be exact: beyond 9007199254740991 digits get lost'
    return { code: 'config-invalid-value', message, remedy: inQuotes(text) }
  }
  if (role === 'key' && text.includes('.') && isLong(text, modern)) {
    return differs('some YAML readers shorten this number when it is a key', text)
  }
  if (isCanonical(text, modern) || (role === 'value' && text.startsWith('0x'))) return undefined
  return losesForm(text, plainNumeral(modern))
}

/** What YAML 1.2 takes for a number. */
function modernNumber(text: string): number | undefined {
  if (/^0[ox]/.test(text)) return /^(?:0o[0-7]+|0x[\dA-Fa-f]+)$/.test(text) ? Number(text) : undefined
  return decimal.test(text) ? Number(text) : undefined
}
const decimal = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/

/** What YAML 1.1, and Go, take for a number: underscores, binary, and octal with a leading 0. */
function oldNumber(text: string): number | undefined {
  if (!/^[-+.\d]/.test(text)) return undefined
  const bare = text.replaceAll('_', '')
  const [, sign, digits = ''] = /^([-+]?)(.*)$/s.exec(bare) ?? []
  const octal = /^0[0-7]+$/.test(digits) ? `0o${digits}` : digits
  // Go takes a second sign after 0o and 0b too; Number makes NaN of it, which equals no reading of ours.
  if (/^0(?:[xX][\dA-Fa-f]+|[oO][-+]?[0-7]+|[bB][-+]?[01]+)$/.test(octal))
    return sign === '-' ? -Number(octal) : Number(octal)
  return decimal.test(bare) && Number.isFinite(Number(bare)) ? Number(bare) : undefined
}

function isCanonical(text: string, value: number): boolean {
  if (!/^(?!-0$)-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/.test(text)) return false
  return String(value) === text || (Math.abs(value) < 1e-6 && text.replace(/^-?0\.0*/, '').length <= 15)
}

/** Too long for sigs.k8s.io/yaml, which gives a key that is a number to JSON with 32 bits. */
function isLong(text: string, value: number): boolean {
  return text.replace(/\D/g, '').length > 6 || Math.abs(value) < 1e-4
}

function losesForm(text: string, canonical: string | undefined): Ambiguity {
  const code = 'config-ambiguous-scalar'
  if (canonical === undefined) return { code, message: 'this number loses its form', remedy: inQuotes(text) }
  const kind = /^\d+\.\d+$/.test(text) ? 'version' : 'text'
  const remedy = `write "${text}" in quotes if it is a ${kind}, ${canonical} if it is a number`
  return { code, message: `as a number this loses its form and becomes ${canonical}`, remedy }
}

/** A number written so that it keeps its form, when there is such a way. */
function plainNumeral(value: number): string | undefined {
  const text = numeral(value)
  return /^-?\d+(?:\.\d+)?$/.test(text) && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? text : undefined
}

function differs(message: string, text: string, ...others: readonly (string | undefined)[]): Ambiguity {
  const forms = [...new Set(others.filter((other) => other !== undefined))]
  const remedy = forms.length === 0 ? inQuotes(text) : `${inQuotes(text)}, or write ${forms.join(' or ')}`
  return { code: 'config-ambiguous-scalar', message, remedy }
}

function inQuotes(text: string): string {
  return `write it in quotes: ${JSON.stringify(text)}`
}
