import { wordsOf } from './texts.ts'

/** Why a text may be a secret. Never the text itself. */
export interface Clue {
  readonly certain: boolean
  readonly because: string
}

/** Words that are a secret wherever a name ends with them. */
const endings = ['password', 'passwd', 'passphrase', 'secret', 'token', 'credential', 'credentials', 'apikey']
const words = new Set(['pass', 'pwd', 'jwt', 'bearer'])
/** What makes a key one that must not be seen. */
const keyKinds = new Set(['api', 'private', 'secret', 'access', 'signing', 'encryption', 'master'])
/** Last words of names that speak about a secret without being one: PASSWORD_FILE, TOKEN_TTL. */
const aboutWords = new Set(
  `file path dir directory name user username ttl expiry expiration expires lifetime timeout age seconds minutes hours days
  length size count min max limit url uri endpoint host issuer audience algorithm header prefix suffix type format policy
  enabled required encoder location column field ref version`.split(/\s+/),
)

const certainForms: Readonly<Record<string, RegExp>> = {
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  'a URL with a password': /:\/\/[^\s:/@]*:(?!\$[({])[^\s/@]+@/,
  'an address with a password': /[?&;](password|passwd|pwd)=(?!\$[({])[^&;\s]+/i,
  'a GitHub token': /\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{22})/,
  'an AWS access key': /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  'a Slack token': /\bxox[abprs]-[A-Za-z0-9-]{10}/,
  'a Google API key': /\bAIza[0-9A-Za-z_-]{35}/,
  'a JSON Web Token': /\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\./,
}

/** Why a name with its text may be a secret; undefined where nothing speaks for it. */
export function secretClue(name: string, text: string): Clue | undefined {
  const form = formOf(text) ?? formOf(decoded(text))
  if (form) return { certain: true, because: `its value is ${form}` }
  if (isHarmless(text) || aboutWords.has(wordsOf(name).at(-1) ?? '')) return undefined
  return (
    nameClue(name) ?? (isRandom(text) ? { certain: false, because: 'its value reads like a random key' } : undefined)
  )
}

function formOf(text: string): string | undefined {
  return Object.entries(certainForms).find(([, form]) => form.test(text))?.[0]
}

function nameClue(name: string): Clue | undefined {
  const parts = wordsOf(name)
  const told = parts.find((word) => words.has(word) || endings.some((ending) => word.endsWith(ending)))
  if (told) return { certain: true, because: `its name says ${told}` }
  const at = parts.findIndex((word) => word.endsWith('key'))
  if (at < 0) return undefined
  const kind = parts[at - 1] ?? ''
  return keyKinds.has(kind)
    ? { certain: true, because: `its name says ${kind} key` }
    : { certain: false, because: `its name says ${parts[at]}` }
}

/** Nothing, a switch, a folder, or a reference to what is kept elsewhere. */
function isHarmless(text: string): boolean {
  return /^(|true|false|yes|no|on|off|(\/[\w.-]+)+\/?|\$\([^)]*\)|\$\{[^}]*\})$/i.test(text)
}

/** The text behind base64; "" where there is none. */
function decoded(text: string): string {
  return /^[A-Za-z0-9+/]{16,}={0,2}$/.test(text) && text.length % 4 === 0 ? atob(text) : ''
}

/** Long, of small and large letters and digits, and hardly repeating itself. */
function isRandom(text: string): boolean {
  const mixed =
    /^[A-Za-z0-9+/_-]{24,}={0,2}$/.test(text) && [/[a-z]/, /[A-Z]/, /[0-9]/].every((form) => form.test(text))
  return mixed && entropy(text) >= 4.2
}

/** Bits of information in a character. */
function entropy(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  const shares = [...counts.values()].map((count) => count / text.length)
  return -shares.reduce((sum, share) => sum + share * Math.log2(share), 0)
}
