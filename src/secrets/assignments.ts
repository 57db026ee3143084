import { isHarmless, nameClue } from './names.ts'

/** A text that gives a secret a value, as a line of a properties file or an argument does. */
export interface Assigned {
  readonly certain: boolean
  /** What it gives a value to, such as password. */
  readonly word: string
}

/** The names and values that a text sets, and a sign that each of them has: `a.password=b`, `--password b`, `"password": "b"`, and lines `password: b`. */
const settings: readonly (readonly [certain: boolean, sign: string, form: RegExp])[] = [
  [
    true,
    '=',
    /(?<![\w.?&;$-])-{0,2}(?:D(?=[a-z]+\.))?([A-Za-z_][\w.-]*) ?= ?("[^"\n]*"|'[^'\n]*'|[^\s,;&"'()[\]{}]+)/g,
  ],
  [true, ' ', /(?<![\w-])--?([A-Za-z][\w-]*) +(?!-)("[^"\n]*"|'[^'\n]*'|[^\s,;&"']+)/g],
  [true, ':', /["']([\w.-]+)["'] *: *("[^"\n]*"|'[^'\n]*')/g],
  [true, ': ', /^[ \t]*(?:- +)?([\w.-]+) *: +("[^"\n]*"|'[^'\n]*'|[^\s"'{[|>&*#][^\s]*) *(?:#.*)?$/gm],
  [false, ': ', /(?<![\w.-])([A-Za-z][\w.-]*) ?: +("[^"\n]*"|'[^'\n]*'|[^\s"'{[|>&*#]+)/g],
]

/** The secret that a text gives a value; undefined where there is none. */
export function assignedSecret(text: string): Assigned | undefined {
  if (!/[=:]|--?[a-z]/.test(text)) return undefined
  for (const [certain, sign, form] of settings) {
    const [word] = text.includes(sign) ? assignments(text, form) : []
    if (word !== undefined) return { certain, word }
  }
  return undefined
}

function assignments(text: string, form: RegExp): string[] {
  return [...text.matchAll(form)].flatMap(([, name = '', quoted = '']) => {
    const value = quoted.replace(/^(["'])(.*)\1$/, '$2')
    const clue = nameClue(name)
    return clue?.certain && !isHarmless(value) && !isStandIn(value) ? [clue.word] : []
  })
}

/** A reference to what is kept elsewhere, or a word that says that something belongs here. */
function isStandIn(value: string): boolean {
  return /^[$%@<{*]|^x{3,}$|\$[({]/i.test(value)
}
