import { isMap, parseAllDocuments, type Scalar, type ScalarTag, type Tags, visit } from 'yaml'

/**
 * The objects of a YAML stream as sigs.k8s.io/yaml reads it, which is what Helm, kubectl and the API server read with:
 * YAML 1.1 (a plain `yes` or `n` is a boolean, `010` is 8), but dates and times of day are text.
 * Empty documents are dropped; a syntax error, a repeated key and a document that is no map are errors.
 */
export function parseManifests(text: string): object[] {
  const documents = parseAllDocuments(text, { version: '1.1', customTags: asGo })
  return [...documents].flatMap((document, index) => {
    if (document.errors[0]) throw document.errors[0]
    visit(document, { Scalar: (_, node) => joinLines(node) })
    const value: unknown = document.toJS()
    if (value === null) return []
    if (isMap(document.contents)) return [value as object]
    throw new Error(`Document ${index + 1} of the stream is not a map: ${JSON.stringify(value).slice(0, 80)}`)
  })
}

/** To Go, U+2028 and U+2029 end a line: spaces around them are no part of a text in single quotes, which Kustomize writes. */
function joinLines(node: Scalar): void {
  if (node.type !== 'QUOTE_SINGLE' || typeof node.value !== 'string') return
  node.value = node.value.replace(/[ \t]*([\u2028\u2029]+)[ \t]*/g, '$1')
}

const integer = 'tag:yaml.org,2002:int'
const replaced = [integer, 'tag:yaml.org,2002:float', 'tag:yaml.org,2002:timestamp']

function asGo(tags: Tags): Tags {
  return [number, ...tags.filter((tag) => typeof tag === 'string' || !replaced.includes(tag.tag))]
}

/** What Go reads as a number once its underscores are gone: its own prefixes, no base 60. */
const goNumber = /^[-+]?(?:0x[\da-f]+|0b[01]+|0o[0-7]+|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)$/i

/** As https://github.com/yaml/go-yaml/blob/v2/resolve.go, where what is too large is text too. */
const number: ScalarTag = {
  tag: integer,
  default: true,
  test: /^[-+.\d]/,
  resolve: (text) => {
    const plain = text.replaceAll('_', '')
    const digits = plain.replace(/^[-+]/, '')
    const size = Number(/^0[0-7]+$/.test(digits) ? `0o${digits}` : digits)
    if (!goNumber.test(plain) || !Number.isFinite(size)) return text
    return plain.startsWith('-') ? 0 - size : size
  },
}
