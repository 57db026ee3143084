import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Config, render } from '../../src/index.ts'
import { blocksOf } from './block.ts'
import { readPage } from './pages.ts'
import { root } from './place.ts'

const codes = [...readFileSync(join(root, 'src/errors.ts'), 'utf8').matchAll(/^ {2}\| '([a-z-]+)'$/gm)].map(
  ([, code]) => code as string,
)
const sections = new Map(
  readPage('docs/errors.md')
    .split(/^## /m)
    .map((section) => [/^`([a-z-]+)`\n/.exec(section)?.[1] ?? '', section] as const),
)

describe('docs/errors.md', () => {
  test('has a section for every code, in the order of the code, and no others', () => {
    expect(codes.length).toBeGreaterThan(10)
    expect([...sections.keys()].filter((code) => code !== '')).toEqual(codes)
  })

  // That the output is the real one is proven with all other blocks.
  test.each(codes)('%s: a cause, an input whose output shows the code, and what to do', (code) => {
    const section = sections.get(code) as string
    const shown = blocksOf('docs/errors.md', section).filter(({ language }) => language === 'console')
    expect(shown.some(({ text }) => text.includes(`[${code}]`))).toBe(true)
    expect(section.split('\n')[2]).toMatch(/^[A-Z]/)
    expect(section).toContain('\n**What to do.** ')
  })
})

describe('what the generated pages tell', () => {
  const many = (count: number): Config => {
    const entries = Array.from({ length: count }, (_, index) => [`c${index}`, { data: { KEY: 'text' } }])
    return { name: 'many', workloads: {}, configMaps: Object.fromEntries(entries) }
  }

  test('docs/config.md: a config may have as many parts of one sort as it says', () => {
    const [, limit] =
      /a config (\d+) workloads, targets, ConfigMaps and Secrets each/.exec(readPage('docs/config.md')) ?? []
    expect(() => render(many(Number(limit)), { formats: [] })).not.toThrow()
    expect(() => render(many(Number(limit) + 1), { formats: [] })).toThrow(`at most ${limit} of them`)
  })

  test('docs/checks.md: nobody can allow two objects of one name', () => {
    expect(readPage('docs/checks.md')).toContain('| `duplicate-name` | error | no |')
    const config: Config = {
      name: 'shop',
      workloads: { app: { kind: 'web', image: 'shop:1.0.0' } },
      configMaps: { one: { name: 'settings' }, two: { name: 'settings' } },
    }
    expect(() => render(config, { presets: ['k3s'], allow: ['duplicate-name'] })).toThrow('[config-duplicate]')
  })
})
