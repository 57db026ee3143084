import { kebabCase, volumeName } from '../kubernetes/names.ts'
import { forbiddenKeys } from '../yaml/read-limits.ts'
import { isPlainMap } from './plain-map.ts'

/** What a word of the config asks for that JSON Schema cannot say, by name. */
export const rules = {
  /** No half of a surrogate pair. */
  wholeCharacters: (text: string) => text.isWellFormed(),
  /** One line of visible characters. */
  oneLine: (text: string) => isAscii(text) || /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]*$/u.test(text),
  /** A key becomes a label's value, `payment-api`, which may have 63 characters. */
  labelLength: (key: string) => kebabCase(key).length <= 63,
  /** A folder whose letters and digits make the name of a volume. */
  volumeFolder(folder: string) {
    const { length } = volumeName(folder)
    return length > 0 && length <= 63
  },
  /** Folders that have a volume each. */
  ownVolumes: (folders: readonly string[]) => new Set(folders.map(volumeName)).size === folders.length,
  /** A volume comes from one place. */
  oneSource: (volume: object) => VOLUME_SOURCES.filter((word) => Object.hasOwn(volume, word)).length === 1,
  /** A program is asked in one way. */
  oneQuestion: (health: object) =>
    Object.hasOwn(health, 'command') !== Object.hasOwn(health, 'port') &&
    (Object.hasOwn(health, 'port') || !Object.hasOwn(health, 'path')),
  /** A backup goes to one place; what is kept in a bucket, the bucket says. */
  oneDestination: (backup: object) =>
    Object.hasOwn(backup, 'claim') !== Object.hasOwn(backup, 'bucket') &&
    !(Object.hasOwn(backup, 'bucket') && Object.hasOwn(backup, 'keep')),
  /** A Kubernetes object that is plain data without null. */
  manifest: (object: object) => isManifest(object),
  /** A change to a Kubernetes object, which stays what it is and keeps its name. */
  patch: (object: object) => isPatch(object),
  /** Not more parts of one kind than {@link maximumParts}. */
  parts: (map: object) => Object.keys(map).length <= maximumParts,
} as const

/** Whether a text has printable characters of ASCII only: classes of Unicode are dear to make, and seldom needed. */
function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text)
}

const VOLUME_SOURCES = ['scratch', 'configMap', 'secret', 'claim', 'hostPath']

/** How deep a Kubernetes object may be. */
const MAXIMUM_DEPTH = 40

/** An object says what it is and what it is called. */
function isManifest(object: object): boolean {
  const { apiVersion, kind, metadata } = object as Readonly<Record<string, unknown>>
  const { name } = (isPlainMap(metadata) ? metadata : {}) as { readonly name?: unknown }
  const isNamed = [apiVersion, kind, name].every((word) => typeof word === 'string' && word !== '')
  return isNamed && isOne(object as OneObject) && isPart(object, 0) && isLeftAlone(metadata)
}

interface OneObject {
  readonly apiVersion: string
  readonly kind: string
  readonly items?: unknown
}

/** A list of objects is taken apart by some tools only, and a file of Kustomize's own is no object. */
function isOne({ apiVersion, kind, items }: OneObject): boolean {
  return !(kind.endsWith('List') && Array.isArray(items)) && !apiVersion.startsWith('kustomize.config.k8s.io/')
}

function isPatch(object: object): boolean {
  const { metadata, ...rest } = object as Readonly<Record<string, unknown>>
  const fixed = isPlainMap(metadata) ? ['name', 'namespace'].filter((word) => Object.hasOwn(metadata, word)) : []
  const words = ['apiVersion', 'kind'].filter((word) => Object.hasOwn(rest, word))
  return words.length + fixed.length === 0 && isPart(object, 0) && isLeftAlone(metadata)
}

/** No label and no annotation of an object is an order to a tool; that Helm keeps an object is one that may be given. */
function isLeftAlone(metadata: unknown = {}): boolean {
  if (!isPlainMap(metadata)) return false
  const { labels = {}, annotations = {}, namespace = '' } = metadata
  if (!isPlainMap(labels) || !isPlainMap(annotations) || typeof namespace !== 'string') return false
  const texts = [...Object.values(labels), ...Object.values(annotations)]
  const keys = [...Object.keys(labels), ...Object.keys(annotations)].filter((key) => key !== 'helm.sh/resource-policy')
  // Kustomize cannot read back what it writes of several lines that begin with a tab.
  const isText = (text: unknown) => typeof text === 'string' && !(text.startsWith('\t') && text.includes('\n'))
  return texts.every(isText) && !keys.some((key) => STEERED.test(key))
}

/** Maps, lists, texts, whole numbers, true and false; never null, which each tool takes for something else. */
function isPart(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return rules.wholeCharacters(value) && !LOST.test(value)
  if (typeof value === 'number') return Number.isSafeInteger(value)
  if (typeof value === 'boolean') return true
  if (depth > MAXIMUM_DEPTH) return false
  if (Array.isArray(value)) return value.every((item) => isPart(item, depth + 1))
  return isPlainMap(value) && Object.entries(value).every(([key, child]) => isKey(key) && isPart(child, depth + 1))
}

function isKey(key: string): boolean {
  return KEY.test(key) && !UNQUOTED.test(key) && !forbiddenKeys.has(key)
}

/** Orders to Kustomize, Helm or kubectl: the object would be dropped, be no part of a release, or lose the annotation. */
export const steering =
  '^(.*\\.)?(config\\.kubernetes\\.io|config\\.k8s\\.io|helm\\.sh)/|^applyset\\.kubernetes\\.io/|^kubectl\\.kubernetes\\.io/last-applied-configuration$'
const STEERED = new RegExp(steering)

/** Characters that some tool refuses or changes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const LOST = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/
const KEY = /^[A-Za-z0-9_./-][A-Za-z0-9_./ -]{0,252}$/
const UNQUOTED = /^([0-9][0-9a-fA-FxXoO._+-]*|[tT]rue|TRUE|[fF]alse|FALSE|[nN]ull|NULL)$/

/** How many parts of one kind a config may have: Helm reads no file over 5 MiB, and values.schema.json grows with each. */
export const maximumParts = 500

/** The name of a rule. */
export type RuleName = keyof typeof rules
