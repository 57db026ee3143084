/** Long, of letters and digits in no order that a word would have, and hardly repeating itself. */
export function isRandom(text: string): boolean {
  if (text.length < 24 || !hasDigit(text) || !/^[A-Za-z0-9+/_=~.-]*$/.test(text)) return false
  return (
    text
      .split(/[^A-Za-z0-9+]+/)
      .some(
        (part) =>
          part.length >= 20 &&
          hasDigit(part) &&
          !/^([0-9a-f]+|[0-9A-F]+)$/.test(part) &&
          isJumbled(part) &&
          entropy(part) >= 3.7,
      ) ||
    (isMixed(text) && entropy(text) >= 4.2 && isJumbled(text))
  )
}

/** A key, a digest or the name of a commit: only hexadecimal digits, and many. */
export function isHexadecimal(text: string): boolean {
  return (
    text.length >= 32 && /^([0-9a-f]*|[0-9A-F]*)$/.test(text) && hasDigit(text) && isJumbled(text) && entropy(text) >= 3
  )
}

/** Whether letters and digits change places much more often than in words that are written together. */
export function isJumbled(text: string): boolean {
  const pieces = text.match(/[A-Z]?[a-z]+|[A-Z]+|[0-9]+/g) ?? []
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  return pieces.length > 0 && length / pieces.length <= 2.7
}

function isMixed(text: string): boolean {
  return [/[a-z]/, /[A-Z]/, /[0-9]/].every((form) => form.test(text))
}

function hasDigit(text: string): boolean {
  return /[0-9]/.test(text)
}

/** Bits of information in a character. */
function entropy(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  const shares = [...counts.values()].map((count) => count / text.length)
  return -shares.reduce((sum, share) => sum + share * Math.log2(share), 0)
}
