import { kebabCase, volumeName } from '../kubernetes/names.ts'

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
  /** Not more parts of one kind than {@link maximumParts}. */
  parts: (map: object) => Object.keys(map).length <= maximumParts,
} as const

/** Whether a text has printable characters of ASCII only: classes of Unicode are dear to make, and seldom needed. */
function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text)
}

/** How many parts of one kind a config may have: Helm reads no file over 5 MiB, and values.schema.json grows with each. */
export const maximumParts = 500

/** The name of a rule. */
export type RuleName = keyof typeof rules
