import type { Locale, Translated } from '../localized.ts'

/** What a secret is called that has two forms. */
const authorization: Translated = { en: 'an Authorization header', id: 'header Authorization' }

/**
 * Texts that are a secret wherever they stand: each has one of the signs, and then the form, which is dearer to look for.
 * Each form covers all of the secret, so that it can be taken out of a sentence; what is only a reference, such as
 * $(PASSWORD), is none. A hostile text may be a megabyte long: what repeats has an end, or begins where nothing like it
 * stands before.
 */
const forms: readonly (readonly [what: Translated, signs: readonly string[], form: RegExp])[] = [
  [
    { en: 'a private key', id: 'kunci privat' },
    ['PRIVATE KEY'],
    /-----BEGIN [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----[\s\S]*?(-----END [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----|$)/g,
  ],
  [
    { en: 'a URL with a password', id: 'URL dengan kata sandi' },
    ['://'],
    /(?<![\w.+-])[\w.+-]*:\/\/[^\s:/@"'<>]{0,200}:(?!\$[({]|[*<]|x{3})(?:[^\s@"'$]|\$(?![({])){0,400}@[^\s"']*/g,
  ],
  [
    { en: 'an address with a password', id: 'alamat dengan kata sandi' },
    ['='],
    /[?&;](password|passwd|pwd|pass|token|sig|access_token|api_key)=(?!\$[({]|[*<]|x{3})[^&;\s"']+/gi,
  ],
  [
    { en: 'an address with a user and a password', id: 'alamat dengan nama pengguna dan kata sandi' },
    ['@'],
    /(?<![\w.@+-])[\w.+-]+:(?!\$[({])[^\s/@:"']{4,}@(?!sha256:)[A-Za-z0-9][\w.-]*/g,
  ],
  [
    { en: 'a GitHub token', id: 'token GitHub' },
    ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    /\b(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{22,})/g,
  ],
  [{ en: 'a GitLab token', id: 'token GitLab' }, ['gl'], /\bgl(pat|dt|rt|ptt|cbt|soat|ft|imt|agent)-[\w-]{20,}/g],
  [{ en: 'an AWS access key', id: 'access key AWS' }, ['AKIA', 'ASIA'], /\b(AKIA|ASIA)[A-Z0-9]{16}\b/g],
  [{ en: 'a Slack token', id: 'token Slack' }, ['xox', 'xapp-'], /\bx(ox[abeoprs]|app)-[A-Za-z0-9-]{10,}/g],
  [
    { en: 'the address of a webhook', id: 'alamat webhook' },
    ['hooks.slack.com/', 'discord'],
    /\bhttps:\/\/(hooks\.slack\.com\/(services|workflows)|discord(app)?\.com\/api\/webhooks)\/[\w/-]{10,}/g,
  ],
  [{ en: 'a Google API key', id: 'API key Google' }, ['AIza'], /\bAIza[\w-]{35}/g],
  [{ en: 'a Google token', id: 'token Google' }, ['ya29.', 'GOCSPX-'], /\b(ya29\.|GOCSPX-)[\w-]{20,}/g],
  [
    { en: 'a Stripe key', id: 'kunci Stripe' },
    ['k_live_', 'k_test_', 'whsec_'],
    /\b([srp]k_(live|test)|whsec)_[A-Za-z0-9]{16,}/g,
  ],
  [{ en: 'an npm token', id: 'token npm' }, ['npm_'], /\bnpm_[A-Za-z0-9]{36}/g],
  [{ en: 'a PyPI token', id: 'token PyPI' }, ['pypi-'], /\bpypi-[\w-]{50,}/g],
  [{ en: 'a Docker token', id: 'token Docker' }, ['dckr_'], /\bdckr_(pat|oat)_[\w-]{20,}/g],
  [{ en: 'a SendGrid key', id: 'kunci SendGrid' }, ['SG.'], /\bSG\.[\w-]{16,}\.[\w-]{16,}/g],
  [
    { en: 'a key of an AI service', id: 'kunci layanan AI' },
    ['sk-', 'hf_'],
    /\bsk-(ant|proj|svcacct)-[\w-]{20,}|\bhf_[A-Za-z0-9]{30,}/g,
  ],
  [{ en: 'a Vault token', id: 'token Vault' }, ['hv'], /\bhv[sbr]\.[\w-]{24,}/g],
  [{ en: 'an age key', id: 'kunci age' }, ['AGE-SECRET-KEY-1'], /\bAGE-SECRET-KEY-1[A-Z0-9]{40,}/g],
  [{ en: 'a JSON Web Token', id: 'JSON Web Token' }, ['eyJ'], /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}(\.[\w-]*)?/g],
  [authorization, [' '], /\bBearer +(?=\S*\d)[\w.~+/=-]{16,}/gi],
  [
    { en: 'a Docker login', id: 'login Docker' },
    ['"auth'],
    /"auths?" *: *("[A-Za-z0-9+/]{8,}={0,2}"|\{[\s\S]{0,400}?"(auth|password)" *: *"[^"\n]{0,4000}"?)/g,
  ],
  [
    { en: 'a key of an Azure account', id: 'kunci akun Azure' },
    ['AccountKey=', 'SharedAccess'],
    /\b(AccountKey|SharedAccessKey|SharedAccessSignature)=[\w+/=%-]{16,}/g,
  ],
]
const BASIC = /\bBasic +([A-Za-z0-9+/_-]{8,}={0,2})/gi

/** What a text, or a part of it, is for certain: plain, or behind base64, hex or an escaping; undefined for anything else. */
export function formOf(text: string): Translated | undefined {
  if (hasAnySign(text)) {
    const plain = forms.find(([, signs, form]) => hasSign(text, signs) && text.search(form) >= 0)?.[0]
    if (plain) return plain
    if (logins(text).some((code) => decoded(code).includes(':'))) return authorization
  }
  return encodings(text)
    .map(({ hidden }) => formOf(hidden))
    .find((form) => form !== undefined)
}

/** Most texts have no sign at all, which one look tells. */
function hasAnySign(text: string): boolean {
  anySign ??= new RegExp(forms.flatMap(([, signs]) => signs.map((sign) => sign.replaceAll('.', '\\.'))).join('|'))
  return anySign.test(text)
}
let anySign: RegExp | undefined

function hasSign(text: string, signs: readonly string[]): boolean {
  return signs.some((sign) => text.includes(sign))
}

/** What stands behind `Basic`, in base64. */
function logins(text: string): string[] {
  return text.search(BASIC) < 0 ? [] : [...text.matchAll(BASIC)].map(([, code]) => code as string)
}

/** A text without the secrets in it that can be told by their form: their length stands in their place. */
export function withoutSecrets(text: string): string {
  // Most texts are plain sentences: nothing of theirs is long, and nothing stands around a colon or an at sign.
  if (!/[\w+/=-]{12}|@|:\/\/|PRIVATE KEY/.test(text)) return text
  const bare = forms.reduce(
    (rest, [, signs, form]) => (hasSign(rest, signs) ? rest.replace(form, (found) => lengthOf(found)) : rest),
    text,
  )
  const open = bare.replace(BASIC, (all, code: string) => (decoded(code).includes(':') ? lengthOf(all) : all))
  return encodings(open).reduce(
    (rest, { code, hidden }) => (formOf(hidden) === undefined ? rest : rest.replaceAll(code, lengthOf(code))),
    open,
  )
}

/** What stands for a text that is not shown. */
export function lengthOf(text: string, locale: Locale = 'en'): string {
  return locale === 'en' ? `(text of ${text.length} characters)` : `(teks sepanjang ${text.length} karakter)`
}

interface Encoding {
  readonly code: string
  readonly hidden: string
}

/** What is shorter hides nothing worth looking for. */
const SHORTEST = 16
/** How readable text begins in hex, or in base64, where no byte has its highest bit set: hardly any word is like that. */
const READABLE =
  /(?<![\w+-])([0-9a-fA-F]{16}|([CDI-Za-f][A-HQ-Xg-nw-z0-3][ABEFIJMNQRUVYZcdghklopstwx014589][\w+/-]){2})/

/** The parts of a text that are readable text in base64 or hex, and what they say. */
export function encodings(text: string): Encoding[] {
  if (text.length < SHORTEST) return []
  const joined = /[\s=]/.test(text) && /^[A-Za-z0-9+/=_\s-]+$/.test(text) ? text.replace(/\s+/g, '') : ''
  if (joined === '' && !READABLE.test(text)) return []
  const runs = text.match(/[A-Za-z0-9+/_-]{16,}={0,2}/g) ?? []
  const pieces = runs.flatMap((run) => run.split('/')).filter(({ length }) => length >= SHORTEST)
  const codes = new Set([...runs, ...pieces, ...(joined.length >= SHORTEST ? [joined] : [])])
  return [...codes].flatMap((code) => {
    const hidden = decoded(code)
    return hidden === '' ? [] : [{ code: code === joined ? text : code, hidden }]
  })
}

/** The readable text behind base64, base64url or hex; "" where there is none. */
function decoded(code: string): string {
  return [/^[0-9a-fA-F]+$/.test(code) ? fromHex(code) : '', fromBase64(code)].find(isReadable) ?? ''
}

function fromHex(code: string): string {
  return String.fromCharCode(...(code.match(/../g) ?? []).slice(0, 20_000).map((byte) => Number.parseInt(byte, 16)))
}

function fromBase64(code: string): string {
  const plain = code.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/')
  // Of a code that was cut off, the last character says nothing.
  const whole = plain.length % 4 === 1 ? plain.slice(0, -1) : plain
  return /^[A-Za-z0-9+/]+$/.test(whole) ? atob(whole) : ''
}

function isReadable(text: string): boolean {
  return /^[\t\n\r\x20-\x7e]+$/.test(text)
}
