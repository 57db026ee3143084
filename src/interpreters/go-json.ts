import type { Plain } from '../yaml/write.ts'

const HTML = /[<>&\u2028\u2029]/g

/**
 * JSON as Go's encoding/json writes it, which is what a chart's `toJson` gives: keys sorted by bytes, no spaces, and
 * `<`, `>`, `&`, U+2028 and U+2029 escaped.
 */
export function goJson(value: Plain): string {
  if (Array.isArray(value)) return `[${value.map(goJson).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const keys = Object.keys(value).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    return `{${keys.map((key) => `${text(key)}:${goJson((value as Record<string, Plain>)[key] as Plain)}`).join(',')}}`
  }
  return text(value)
}

function text(value: Plain): string {
  return JSON.stringify(value).replace(HTML, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
