import { strictly } from './outputs.ts'

/** What is wrong with the text of a YAML file, whatever it says: nothing, if it is one of ours. */
export function faultsOf(text: string): string[] {
  const faults = Object.entries(marks).flatMap(([fault, mark]) => (mark.test(text) ? [fault] : []))
  return [...faults, ...syntaxFaults(text)]
}

/** Every text of ours stands in double quotes or in a literal block, so that none of these can be a part of one. */
const marks: Readonly<Record<string, RegExp>> = {
  'does not end with one newline': /(?:[^\n]|\n\n)$|^$/,
  'has a byte-order mark': /\ufeff/,
  'has a carriage return': /\r/,
  'is indented with a tab': /^ *\t/m,
  'has a character that Go refuses or folds': /[\u007f-\u009f\u2028\u2029\ufffe\uffff]/,
}

/** Duplicate keys and all else that a strict reader refuses; anchors and aliases by its own tokens. */
function syntaxFaults(text: string): string[] {
  try {
    strictly(text)
  } catch (error) {
    return [(error as Error).message]
  }
  return anchored.test(withoutTexts(text)) ? ['has an anchor, an alias or a tag'] : []
}

const anchored = /(?:^|[ ,[{])[&*!][^ ]/m

/** The lines without quoted texts, comments and literal blocks. */
function withoutTexts(text: string): string {
  const lines: string[] = []
  let block: number | undefined
  for (const line of text.split('\n')) {
    const indent = line.search(/\S/)
    if (block !== undefined && (indent < 0 || indent > block)) continue
    block = /[:-] \|-?$/.test(line) ? indent : undefined
    if (/^\s*#/.test(line)) continue
    lines.push(line.replace(/"(?:[^"\\]|\\.)*"/g, '""'))
  }
  return lines.join('\n')
}
