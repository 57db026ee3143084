import fastCheck from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Config } from '../../src/index.ts'
import { dataPath, markdownCode, markdownText, shellWord } from '../../src/outputs/pages/text.ts'
import { execute } from '../tools/execute.ts'
import { page } from './pages-support.ts'

const site: Config = { name: 'site', workloads: { site: { kind: 'web', image: 'site/web:1.0.0' } } }

describe('text of a user', () => {
  test('comes out as it was typed, delimiters of Handlebars too', () => {
    const { text } = page({ ...site, description: 'A {{name}} & {{{this}}} <b>|`$x` # not *a* heading' })
    expect(text).toContain('A {{name}} \\& {{{this}}} \\<b\\>\\|\\`\\$x\\` # not \\*a\\* heading')
  })

  test.each(['# a', '- a', '+ a', '=a', '1. a', '12) a'])('begins no block: %s', (text) => {
    expect(markdownText(text)).toBe(text.replace(/[#+=-]|[.)]/, '\\$&'))
  })

  test('is code between fences that it does not hold', () => {
    expect(markdownCode('a|b')).toBe('`a\\|b`')
    expect(markdownCode('a`b``c')).toBe('``` a`b``c ```')
  })

  test('is one word of the shell', async () => {
    const texts = fastCheck.sample(fastCheck.string({ unit: 'grapheme-ascii', maxLength: 12 }), 200)
    const words = ["it's", '$HOME', '`x`', '', '-n', '<new tag>', '!!', 'ä €', ...texts]
    const script = `printf '%s\\n' ${words.map((word) => `x${shellWord(word) || "''"}`).join(' ')}`
    const { stdout } = await execute('/bin/bash', ['-c', script])
    expect(stdout).toBe(words.map((word) => `x${word}\n`).join(''))
  })

  test('is a path for kubectl', () => {
    expect(dataPath('tls.crt')).toBe('{.data.tls\\.crt}')
  })
})
