import { wordsOf } from './words.ts'

/** What a name says of its value: surely a secret, or perhaps one. */
export interface NameClue {
  readonly certain: boolean
  /** The word of the name that says so. */
  readonly word: string
}

/** Words that are a secret wherever a name ends with them. */
const endings =
  'password passwd passphrase passcode secret secrets token tokens credential credentials apikey privatekey'.split(' ')
const words = new Set('pass pwd pw psw passwords jwt bearer creds hmac dockerconfigjson dockercfg'.split(' '))
/** Words that may also mean something else: a way to log in, a pin of a board. */
const weakWords = new Set(['auth', 'authorization', 'pin', 'otp'])
/** What makes a key one that must not be seen. */
const keyKinds = new Set(
  'api private secret access signing encryption master service session ssh tls account storage webhook'.split(' '),
)
/** What makes a key one that everyone may see. */
const openKinds = new Set('public foreign primary partition sort cache routing message object idempotency'.split(' '))
/** Last words of names that speak about a secret without being one: PASSWORD_FILE, TOKEN_TTL. */
const aboutWords = new Set(
  `file path dir directory name user username ttl expiry expiration expires lifetime timeout age seconds minutes hours days
  length size count min max limit url uri endpoint host issuer audience algorithm header prefix suffix type format policy
  enabled required encoder location column field ref version mode method methods provider domain scope scopes realm cookie
  strategy server service port class hint attempts rotation`.split(/\s+/),
)
/** Last words of names whose values are numbers of that sort: MAX_TOKENS. */
const amounts = new Set(['max', 'min', 'num', 'total', 'count', 'limit'])

/** What a name says of its value; undefined when it says nothing, or only speaks about a secret. */
export function nameClue(name: string): NameClue | undefined {
  const parts = wordsOf(name)
  if (isAbout(parts)) return undefined
  const told = parts.find((word) => words.has(word) || endings.some((ending) => word.endsWith(ending)))
  if (told !== undefined) return { certain: true, word: told }
  const perhaps = parts.find((word) => weakWords.has(word))
  const at = parts.findIndex((word, index) => isKeyWord(word) && !openKinds.has(parts[index - 1] ?? ''))
  if (at < 0) return perhaps === undefined ? undefined : { certain: false, word: perhaps }
  const kind = parts[at - 1] ?? ''
  const word = parts[at] as string
  return keyKinds.has(kind) ? { certain: true, word: `${kind} ${word}` } : { certain: false, word }
}

function isKeyWord(word: string): boolean {
  return word.includes('key') && /key(s|\d*)$/.test(word) && !/(mon|tur|don|hoc|joc|whis|public)keys?$/.test(word)
}

/** Whether a name speaks about what its value says, as PASSWORD_FILE does, and names no secret itself. */
export function isAboutName(name: string): boolean {
  return isAbout(wordsOf(name))
}

function isAbout(parts: readonly string[]): boolean {
  return aboutWords.has(parts.at(-1) ?? '') || amounts.has(parts[0] ?? '')
}

/** Nothing, a switch, a folder, or a reference to what is kept elsewhere. */
export function isHarmless(text: string): boolean {
  return /^(|true|false|yes|no|on|off|none|null|(\/[\w.-]+)+\/?|\$\([^)]*\)|\$\{[^}]*\})$/i.test(text)
}
