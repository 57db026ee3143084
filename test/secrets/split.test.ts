import { describe, expect, it } from 'vitest'
import { found, shop } from '../checks/situation.ts'
import { kinds, plainPassword } from './kinds.ts'

const code = 'secret-in-config-map'
const textOf = (name: string) => kinds.find((kind) => kind.name === name)?.text ?? ''
const paths = (env: Record<string, string>) => found(code, shop({ env })).map(({ path }) => path.replace(/.*\./, ''))

describe('a secret that is split over keys', () => {
  it('as two kinds of keys of one login', () => {
    const env = { AWS_ACCESS_KEY_ID: textOf('an AWS access key'), AWS_SECRET_ACCESS_KEY: textOf('a random key') }
    expect(paths(env)).toEqual(Object.keys(env))
  })

  it('as the address in one and the password in another', () => {
    expect(paths({ DB_URL: 'postgres://shop@db/shop', DB_PASS: plainPassword.text })).toEqual(['DB_PASS'])
  })

  it.each([
    ['_PART1', '_PART2'],
    ['_1', '_2'],
    ['_A', '_B'],
    ['_HEAD', '_TAIL'],
    ['1', '2'],
  ])('as the pieces X%s and X%s', (one, other) => {
    const token = textOf('a GitHub token')
    const env = { [`X${one}`]: token.slice(0, 15), [`X${other}`]: token.slice(15) }
    expect(paths(env)).toEqual(Object.keys(env))
  })

  it('not in what is counted and ordinary', () => {
    expect(paths({ HOST_1: 'kafka-0.kafka', HOST_2: 'kafka-1.kafka', LEVEL_A: 'info', LEVEL_B: 'debug' })).toEqual([])
  })
})
