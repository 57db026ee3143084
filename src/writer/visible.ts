/** Text that is safe on a terminal: what cannot be seen is written as its code point. */
export function visible(text: string): string {
  return text.replace(hidden, (character) => `\\u{${(character.codePointAt(0) as number).toString(16)}}`)
}

const hidden = /(?!\t)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu
