import { describe, expect, it } from 'vitest'
import { secretClue, textClue } from '../../src/secrets/clues.ts'
import { withoutSecrets } from '../../src/secrets/forms.ts'
import { messageWithoutSecrets } from '../../src/secrets/messages.ts'
import { kinds, leaksOf, plainPassword } from './kinds.ts'

describe('a secret', () => {
  it.each(kinds)('is seen: $name', ({ text, isCertain }) => {
    expect(secretClue('SETTING', text)?.certain).toBe(isCertain)
    if (isCertain) expect(textClue(text)?.certain).toBe(true)
  })

  it.each(kinds.filter(({ isCertain }) => isCertain))('is taken out of a sentence: $name', (kind) => {
    const sentence = `there is no preset "${kind.text}" here`
    if (!/[=\n]|--/.test(kind.text.replace(/=+$/, '')) || kind.text.startsWith('-----'))
      expect(leaksOf(kind, withoutSecrets(sentence))).toEqual([])
  })

  it.each([
    'DB_PASSWORD',
    'dbPassword',
    'spring.datasource.password',
    'PGPASSWORD',
    'REDIS_PW',
    'MYSQL_PWD',
    'api-token',
    'JWT',
    'clientSecret',
    'AWS_SECRET_ACCESS_KEY',
    'ENCRYPTION_KEY',
    'SESSION_KEY',
    'TOKEN_PART1',
    'PASSPHRASE',
    'CREDENTIALS',
    'SMTP_PASS',
  ])('is told by the name %s', (name) => {
    expect(secretClue(name, plainPassword.text)?.certain).toBe(true)
  })
})

const ordinary: Readonly<Record<string, string>> = {
  SPRING_PROFILES_ACTIVE: 'production,metrics',
  JAVA_TOOL_OPTIONS: '-XX:MaxRAMPercentage=75.0 -XX:+ExitOnOutOfMemoryError -Duser.timezone=Asia/Jakarta',
  NODE_OPTIONS: '--max-old-space-size=384 --enable-source-maps',
  LOG_FORMAT: '%d{yyyy-MM-dd HH:mm:ss.SSS} [%thread] %-5level %logger{36} - %msg%n',
  DATABASE_URL: 'postgres://shop@db:5432/shop?sslmode=require',
  SPRING_DATASOURCE_URL: 'jdbc:postgresql://db:5432/shop?currentSchema=shop&ApplicationName=shop',
  TEMPLATE_URL: 'postgres://shop:$(DB_PASSWORD)@db:5432/shop',
  KAFKA_BROKERS: 'kafka-0.kafka:9092,kafka-1.kafka:9092,kafka-2.kafka:9092',
  CORS_ORIGINS: 'https://shop.example.com,https://admin.shop.example.com:8443',
  MAIL_FROM: 'Shop <no-reply@shop.example.com>',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel-collector.observability.svc.cluster.local:4317',
  OTEL_RESOURCE_ATTRIBUTES: 'service.name=shop,deployment.environment=production,service.version=1.4.0',
  OIDC_ISSUER: 'https://login.example.com/realms/shop',
  OIDC_CLIENT_ID: 'shop-frontend',
  JWT_ALGORITHM: 'RS256',
  PASSWORD_FILE: '/run/secrets/password',
  PASSWORD_MIN_LENGTH: '12',
  TOKEN_TTL: '3600',
  MAX_TOKENS: '4096',
  SECRET_NAME: 'shop-login',
  GIT_COMMIT: '8d1e0a4c7b5f92e36d0a18c4f7b29e5a6c3d1f08',
  IMAGE_DIGEST: `sha256:${'4b'.repeat(32)}`,
  BUILD_ID: '2024-06-01T10-22-33.481Z',
  RELEASE: 'shop-1.4.0-rc.2+build.2024.06.01',
  REQUEST_ID_HEADER: 'X-Request-Id',
  CRON: '*/15 2-6 * * 1-5',
  PATTERN: '^[A-Za-z0-9][-A-Za-z0-9_.]{0,62}$',
  LOCALE: 'id_ID.UTF-8',
  TZ: 'Asia/Jakarta',
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin',
  CLASSPATH: '/app/classes:/app/libs/spring-boot-3.3.1.jar:/app/libs/HikariCP-5.1.0.jar',
  MAIN_CLASS: 'com.example.shop.infrastructure.configuration.ShopApplication2Kt',
  FEATURE_FLAGS: 'newCheckout=on,darkMode=off,maxItems=25',
  GREETING: 'Selamat datang di toko nomor 1 Bandung! Buka 08:00-17:00.',
  UUID: '7f9c2ba4-e88f-4f60-9d3a-2b1c5d7e8f90',
  AWS_REGION: 'ap-southeast-3',
  S3_BUCKET: 'shop-uploads-production-ap-southeast-3',
  SQL: "select id, name from product where price >= 1000 and name like 'a%'",
  ENABLE_PASSWORD_RESET: 'true',
  SMTP_AUTH: 'true',
  KEYCLOAK_REALM: 'shop',
  HASH_ROUNDS: '12',
  MONKEY: 'banana',
  'application.yaml':
    'server:\n  port: 8080\nspring:\n  datasource:\n    username: shop\n    password: $' +
    '{DB_PASSWORD}\nsecurity:\n  authorization: enabled\n',
  'nginx.conf':
    'server {\n  listen 8080;\n  location / { proxy_pass http://app:8080; proxy_set_header Authorization $http_authorization; }\n}\n',
  'app.json': '{ "name": "shop", "tokenTtl": 3600, "passwordPolicy": { "minLength": 12 } }',
  'redis.conf': 'maxmemory 64mb\nmaxmemory-policy allkeys-lru\nappendonly yes\n',
  'logback.xml': '<configuration><appender name="STDOUT" class="ch.qos.logback.core.ConsoleAppender"/></configuration>',
  'nginx.ingress.kubernetes.io/auth-type': 'basic',
  'prometheus.io/path': '/actuator/prometheus',
}

it('nothing is said of what ordinary configs hold', () => {
  const told = Object.entries(ordinary).flatMap(([name, text]) => {
    const clue = secretClue(name, text)
    return clue ? [`${name}: ${clue.because.en}`] : []
  })
  expect(told).toEqual([])
})

it('a message keeps what is only words', () => {
  const shown = (message: string) => expect(messageWithoutSecrets(message))
  shown('APP_VERSION is not set').toBe('APP_VERSION is not set')
  shown('DB_PASSWORD is not set').toBe('DB_PASSWORD is not set')
  shown("Cannot read properties of undefined (reading 'replicas')").toBe(
    "Cannot read properties of undefined (reading 'replicas')",
  )
  shown('wrong password: swordfish').toBe('wrong password: (text of 9 characters)')
  shown('Unexpected token \'h\', "hunter2" is not valid JSON').not.toContain('hunter2')
  shown(`connect failed: ${plainPassword.text}`).not.toContain(plainPassword.text)
})
