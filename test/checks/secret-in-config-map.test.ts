import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'secret-in-config-map'
const data = (text: Record<string, string>) => shop({}, {}, { configMaps: { config: { data: text } } })
const messages = (name: string, text: string) => found(code, data({ [name]: text })).map(({ message }) => message)

describe(code, () => {
  it('000-03 finds a password in a ConfigMap and never says it', () => {
    expect(found(code, data({ POSTGRES_PASSWORD: 'hunter22' }))).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'configMaps.config.data.POSTGRES_PASSWORD',
        message: 'POSTGRES_PASSWORD in the ConfigMap config is a secret: its name says password (8 characters)',
        reason: 'it stands readable in git, in every generated file and in the cluster',
        remedy:
          'remove it here, add POSTGRES_PASSWORD to the keys of a Secret of the config, and read it with env: POSTGRES_PASSWORD: { secret: <that Secret>, key: POSTGRES_PASSWORD }',
      },
    ])
  })

  it('finds a token among the environment variables, also one that an override brings', () => {
    const path = 'workloads.app.env.apiToken'
    expect(found(code, shop({ env: { apiToken: 'abc' } }))).toMatchObject([{ path }])
    const overrides = { workloads: { app: { env: { apiToken: 'abc' } } } }
    expect(found(code, shop(), { overrides })).toMatchObject([{ path }])
  })

  it.each([
    ['PGPASSWORD', 'x', 'its name says pgpassword'],
    ['DB_PASS', 'x', 'its name says pass'],
    ['stripe.apiKey', 'x', 'its name says api key'],
    ['SECRET_KEY_BASE', 'x', 'its name says secret'],
    ['DATABASE_URL', 'postgres://shop:hunter22@db/shop', 'its value is a URL with a password'],
    ['REDIS_URL', 'redis://:hunter22@cache:6379', 'its value is a URL with a password'],
    ['JDBC', 'jdbc:postgresql://db/shop?user=shop&password=x', 'its value is an address with a password'],
    ['SETTING', `ghp_${'a1'.repeat(18)}`, 'its value is a GitHub token'],
    ['SETTING', `AKIA${'A1'.repeat(8)}`, 'its value is an AWS access key'],
    ['SETTING', `-----BEGIN RSA ${'PRIVATE'} KEY-----\nMIIE\n`, 'its value is a private key'],
    ['SETTING', btoa('postgres://shop:hunter22@db/shop'), 'its value is a URL with a password'],
  ])('finds %s with such a value', (name, text, because) => {
    expect(messages(name, text)).toEqual([
      `${name} in the ConfigMap config is a secret: ${because} (${text.length} characters)`,
    ])
  })

  it.each([
    ['POSTGRES_USER', 'belajar'],
    ['PASSWORD_FILE', 'password.txt'],
    ['DB_PASSWORD', '/run/secrets/password'],
    ['TOKEN_TTL', '3600'],
    ['JWT_ISSUER', 'https://login.example.com'],
    ['RESET_PASSWORD', 'true'],
    ['DB_PASSWORD', ''],
    ['DB_PASSWORD', '$(POSTGRES_PASSWORD)'],
    ['DB_PASSWORD', '${' + 'POSTGRES_PASSWORD}'],
    ['DATABASE_URL', 'postgres://shop:$(POSTGRES_PASSWORD)@db/shop'],
    ['DATABASE_URL', 'postgres://shop@db/shop'],
    ['MAX_TOKENS', '4096'],
  ])('leaves %s: %j alone', (name, text) => {
    expect(messages(name, text)).toEqual([])
  })
})
