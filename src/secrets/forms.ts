/**
 * Texts that are a secret wherever they stand. Each pattern covers all of the secret, so that it can be taken out of a
 * sentence; what is only a reference, such as $(PASSWORD), is none. A hostile text may be a megabyte long: what repeats has
 * an end, or begins where nothing like it stands before.
 */
const forms: readonly (readonly [what: string, form: RegExp])[] = [
  [
    'a private key',
    /-----BEGIN [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----[\s\S]*?(-----END [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----|$)/,
  ],
  [
    'a URL with a password',
    /(?<![\w.+-])[\w.+-]*:\/\/[^\s:/@"'<>]{0,200}:(?!\$[({]|[*<]|x{3})(?:[^\s@"'$]|\$(?![({])){0,400}@[^\s"']*/,
  ],
  [
    'an address with a password',
    /[?&;](password|passwd|pwd|pass|token|sig|access_token|api_key)=(?!\$[({]|[*<]|x{3})[^&;\s"']+/i,
  ],
  [
    'an address with a user and a password',
    /(?<![\w.@+-])[\w.+-]+:(?!\$[({])[^\s/@:"']{4,}@(?!sha256:)[A-Za-z0-9][\w.-]*/,
  ],
  ['a GitHub token', /\b(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{22,})/],
  ['a GitLab token', /\bgl(pat|dt|rt|ptt|cbt|soat|ft|imt|agent)-[\w-]{20,}/],
  ['an AWS access key', /\b(AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['a Slack token', /\bx(ox[abeoprs]|app)-[A-Za-z0-9-]{10,}/],
  [
    'the address of a webhook',
    /\bhttps:\/\/(hooks\.slack\.com\/(services|workflows)|discord(app)?\.com\/api\/webhooks)\/[\w/-]{10,}/,
  ],
  ['a Google API key', /\bAIza[\w-]{35}/],
  ['a Google token', /\b(ya29\.|GOCSPX-)[\w-]{20,}/],
  ['a Stripe key', /\b([srp]k_(live|test)|whsec)_[A-Za-z0-9]{16,}/],
  ['an npm token', /\bnpm_[A-Za-z0-9]{36}/],
  ['a PyPI token', /\bpypi-[\w-]{50,}/],
  ['a Docker token', /\bdckr_(pat|oat)_[\w-]{20,}/],
  ['a SendGrid key', /\bSG\.[\w-]{16,}\.[\w-]{16,}/],
  ['a key of an AI service', /\bsk-(ant|proj|svcacct)-[\w-]{20,}|\bhf_[A-Za-z0-9]{30,}/],
  ['a Vault token', /\bhv[sbr]\.[\w-]{24,}/],
  ['an age key', /\bAGE-SECRET-KEY-1[A-Z0-9]{40,}/],
  ['a JSON Web Token', /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}(\.[\w-]*)?/],
  ['an Authorization header', /\bBearer +(?=\S*\d)[\w.~+/=-]{16,}/i],
  [
    'a Docker login',
    /"auths?" *: *("[A-Za-z0-9+/]{8,}={0,2}"|\{[\s\S]{0,400}?"(auth|password)" *: *"[^"\n]{0,4000}"?)/,
  ],
  ['a key of an Azure account', /\b(AccountKey|SharedAccessKey|SharedAccessSignature)=[\w+/=%-]{16,}/],
]
const everyForm = forms.map(([what, form]) => [what, new RegExp(form.source, `g${form.flags}`)] as const)
const BASIC = /\bBasic +([A-Za-z0-9+/_-]{8,}={0,2})/gi

/** What a text, or a part of it, is for certain: plain, or behind base64, hex or an escaping; undefined for anything else. */
export function formOf(text: string): string | undefined {
  const plain = forms.find(([, form]) => form.test(text))?.[0]
  if (plain) return plain
  if ([...text.matchAll(BASIC)].some(([, code]) => decoded(code as string).includes(':')))
    return 'an Authorization header'
  return encodings(text)
    .map(({ hidden }) => formOf(hidden))
    .find((form) => form !== undefined)
}

/** A text without the secrets in it that can be told by their form: their length stands in their place. */
export function withoutSecrets(text: string): string {
  // Most texts are plain sentences: nothing of theirs is long, and nothing stands around a colon or an at sign.
  if (!/[\w+/=-]{12}|@|:\/\/|PRIVATE KEY/.test(text)) return text
  const bare = everyForm.reduce((rest, [, form]) => rest.replace(form, (found) => lengthOf(found)), text)
  const open = bare.replace(BASIC, (all, code: string) => (decoded(code).includes(':') ? lengthOf(all) : all))
  return encodings(open).reduce(
    (rest, { code, hidden }) => (formOf(hidden) === undefined ? rest : rest.replaceAll(code, lengthOf(code))),
    open,
  )
}

/** What stands for a text that is not shown. */
export function lengthOf(text: string): string {
  return `(text of ${text.length} characters)`
}

interface Encoding {
  readonly code: string
  readonly hidden: string
}

/** The parts of a text that are readable text in base64 or hex, and what they say. */
export function encodings(text: string): Encoding[] {
  const joined = /^[A-Za-z0-9+/=_\s-]+$/.test(text) ? text.replace(/\s+/g, '') : ''
  const runs = text.match(/[A-Za-z0-9+/_-]{16,}={0,2}/g) ?? []
  const pieces = runs.flatMap((run) => run.split('/')).filter(({ length }) => length >= 16)
  const codes = new Set([...runs, ...pieces, ...(joined.length >= 16 ? [joined] : [])])
  const found = [...codes].map((code) => ({ code: code === joined ? text : code, hidden: decoded(code) }))
  return found.filter(({ hidden }) => hidden !== '')
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
