/** A planted secret: never a real one, and joined from parts, so that no scanner takes it for one that is alive. */
export interface Kind {
  readonly name: string
  readonly text: string
  /** Whether the text alone tells that it is a secret, wherever it stands. */
  readonly isCertain: boolean
  /** What of it may not show, where the text also holds what everyone may see. */
  readonly core?: string
}

const password = ['Zq7', 'vW3x', 'Lm9T'].join('')
const random = (length: number, from = 'q7Rw2ZxK9mVb4TnYc8LpHd3JsF6gQe5uAi1oBk') =>
  Array.from({ length }, (_, index) => from[(index * 7 + Math.floor(index / from.length) * 3) % from.length]).join('')
const upper = (length: number) => random(length, 'Q7RW2ZXK9MVB4TNYC8LPHD3JSF6GE5UAI')
const hex = (length: number) => random(length, '3fa81c9e0b7d25648efc1a70')
const lines = (text: string) => (text.match(/.{1,48}/g) ?? []).join('\n')
const pem = (of: string) => {
  const label = [of, 'PRIVATE', 'KEY'].filter((word) => word !== '').join(' ')
  return `-----BEGIN ${label}-----\n${lines(random(150))}\n-----END ${label}-----\n`
}
const base64 = (text: string) => Buffer.from(text).toString('base64')
const base64url = (text: string) => Buffer.from(text).toString('base64url')

const github = ['gh', 'p_', random(36)].join('')
const postgres = ['postgres://', 'shop:', password, '@db:5432/shop'].join('')
const jwt = [base64url('{"alg":"HS256"}'), base64url('{"sub":"shop","iat":1}'), random(43)].join('.')
const dockerConfig = `{"auths":{"registry.example.com":{"auth":"${base64(`shop:${password}`)}"}}}`

const certain: Readonly<Record<string, string>> = {
  'a Postgres URL': postgres,
  'a JDBC address': `jdbc:postgresql://db/shop?user=shop&password=${password}`,
  'a Redis URL': ['redis://', ':', password, '@cache:6379'].join(''),
  'an AMQP URL': ['amqps://', 'shop:', password, '@queue/live'].join(''),
  'a Mongo URL': ['mongodb+srv://', 'shop:', password, '@cluster0.example.net/shop'].join(''),
  'a registry with a login': ['shop:', password, '@registry.example.com/shop/app'].join(''),
  'a GitHub token': github,
  'a fine GitHub token': ['github', '_pat_', random(22), '_', random(59)].join(''),
  'a GitLab token': ['gl', 'pat-', random(20)].join(''),
  'a Slack token': ['xo', 'xb-', '2048-', random(24)].join(''),
  'a Slack webhook': ['https://hooks.', 'slack.com/services/', `T0${upper(8)}/B0${upper(8)}/${random(24)}`].join(''),
  'an AWS access key': ['AK', 'IA', upper(16)].join(''),
  'a Google API key': ['AI', 'za', random(35)].join(''),
  'a Stripe key': ['sk', '_live_', random(24)].join(''),
  'an npm token': ['np', 'm_', random(36)].join(''),
  'a JSON Web Token': jwt,
  'an RSA key': pem('RSA'),
  'an EC key': pem('EC'),
  'an OpenSSH key': pem('OPENSSH'),
  'a key on one line': pem('').replaceAll('\n', '\\n'),
  'a basic login': `Basic ${base64(`shop:${password}`)}`,
  'a bearer login': `Authorization: Bearer ${random(40)}`,
  'a Docker login': dockerConfig,
  'a line of properties': `server.port=8080\nspring.datasource.password=${password}\n`,
  'an argument': `--verbose --password ${password}`,
  'base64 of a URL': base64(postgres),
  'base64 of a token': base64(github),
  'base64 of a key': base64(pem('RSA')),
  'base64 of base64': base64(base64(postgres)),
  'base64url of a Docker login': base64url(dockerConfig),
  'hex of a URL': Buffer.from(postgres).toString('hex'),
}

const possible: Readonly<Record<string, string>> = {
  'a random key': random(40),
  'a random key in hex': hex(64),
  'base64 of a password': base64(`${password}/${password}`),
  'hex of a password': Buffer.from(`${password}/${password}`).toString('hex'),
}

/** Every kind that is known without its name. */
export const kinds: readonly Kind[] = [
  ...Object.entries(certain).map(([name, text]) => ({
    name,
    text,
    isCertain: true,
    ...(text.endsWith(password) || text.endsWith(`${password}\n`) ? { core: password } : {}),
  })),
  ...Object.entries(possible).map(([name, text]) => ({ name, text, isCertain: false })),
]

/** A password that only its name gives away. */
export const plainPassword: Kind = { name: 'a password', text: password, isCertain: false }

/** What of a secret may stand nowhere: itself, its base64 and hex, what it decodes to, and every long piece of these. */
export function leaksOf({ text: whole, core: text = whole }: Kind, output: string): string[] {
  const plain = decodings(text)
  const forms = [...plain, base64(whole), base64url(whole), Buffer.from(whole).toString('hex')]
  const pieces = new Set(forms.flatMap((form) => piecesOf(form)))
  return [...pieces].filter((piece) => output.includes(piece))
}

function decodings(text: string): string[] {
  const bytes = [Buffer.from(text, 'base64'), Buffer.from(text, 'hex')].map((buffer) => buffer.toString('latin1'))
  const readable = bytes.filter((found) => found.length >= 8 && /^[\t\n\r\x20-\x7e]+$/.test(found))
  return [text, ...readable.flatMap((found) => (found === text ? [] : decodings(found)))]
}

/** Runs of eight characters that no ordinary output holds: with a digit and letters of both cases, or many digits. */
function piecesOf(form: string): string[] {
  const runs = form.match(/[A-Za-z0-9+/=_-]+/g) ?? []
  const pieces = runs.flatMap((run) =>
    Array.from({ length: Math.max(0, run.length - 7) }, (_, index) => run.slice(index, index + 8)),
  )
  return pieces.filter(
    (piece) => /[0-9]/.test(piece) && /[A-Za-z]/.test(piece) && !/^(shop|post|data|Auth)/.test(piece),
  )
}
