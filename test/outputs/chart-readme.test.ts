import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Config } from '../../src/config/types.ts'
import { exampleConfig } from '../../src/generated/example.ts'
import { render } from '../../src/render.ts'
import { helm, temporaryFolder } from '../tools/run.ts'

const readmeOf = (config: Config) => render(config, { formats: ['helm'] }).files['chart/README.md'] as string

const belajar = readmeOf(exampleConfig)

test('the page of belajar', async () => {
  await expect(belajar).toMatchFileSnapshot('chart-readme/belajar.md')
})

test('in Indonesian the same commands and values, in other words', () => {
  const translated = readmeOf({ ...exampleConfig, locale: 'id' })
  const fixed = (page: string) => page.split('\n').filter((line) => /^(helm |\| `|```)/.test(line))
  expect(fixed(translated)).toEqual(fixed(belajar))
  expect(translated.match(/^## .*/gm)).toEqual(
    ['Target', 'Memasang', 'Menguji', 'Memperbarui', 'Menghapus', 'Nilai'].map((title) => `## ${title}`),
  )
})

test('has a row for every value of values.yaml, with its type and default', () => {
  const rows = [...belajar.matchAll(/^\| `([\w.]+)` \| (string|integer|boolean|object) \| `.+` \| .+\. \|$/gm)]
  const leaves = (value: unknown, path: string): string[] =>
    value !== null && typeof value === 'object' && Object.keys(value).length > 0 && !path.endsWith('.data')
      ? Object.entries(value).flatMap(([key, child]) => leaves(child, path === '' ? key : `${path}.${key}`))
      : [path]
  const { values } = render({ ...exampleConfig, targets: { bare: {} } }, { formats: [] }).targets[0] as {
    values: object
  }
  const families = ['claims', 'storageClasses', 'nodePools']
  expect(rows.map(([, key]) => key)).toEqual(leaves(values, '').filter((path) => !families.includes(path)))
})

describe('the commands work', () => {
  const commands = belajar.match(/^helm (install|template|upgrade) .*/gm) ?? []

  test.each(commands.filter((command) => !command.startsWith('helm upgrade')))('%s', async (command) => {
    const cwd = join(await temporaryFolder(render(exampleConfig, { formats: ['helm'] }).files), 'chart')
    const typed = command.split(' ').slice(1)
    const dry = typed[0] === 'install' ? ['--dry-run=client'] : []
    expect((await helm('helm4', [...typed, ...dry], { cwd })).code).toBe(0)
  })

  test('one for each target', () => {
    expect(commands.filter((command) => command.startsWith('helm install'))).toHaveLength(8)
  })
})

test('what a user wrote stays in its cell', () => {
  const nasty = 'a | b\nc `d` {{e}} <f>'
  const page = readmeOf({
    name: 'nasty',
    description: '# not a *heading* | {{name}}',
    configMaps: { texts: { data: { KEY: nasty } } },
    workloads: { site: { kind: 'web', image: 'belajar/site:1' } },
  })
  expect(page).toContain('# nasty\n\n\\# not a \\*heading\\* \\| {{name}}\n')
  expect(page).toContain(
    '| object | `` {"KEY":"a \\| b\\nc `d` {{e}} <f>"} `` | Plain configuration: never a secret. |',
  )
})
