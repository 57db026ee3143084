import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Block, blocksOf } from './block.ts'
import { prove } from './forms.ts'
import { type Kind, type Place, placeOf, root, type Shared, share } from './place.ts'

/** Where the reader of a page is, if not in a project that has the package. */
const kinds: Readonly<Record<string, Kind>> = {
  'docs/getting-started.md': 'empty',
  'docs/architecture.md': 'checkout',
  'docs/workload-kinds.md': 'checkout',
}

const pages = [...markdownIn('.'), ...markdownIn('docs')]
let shared: Shared

beforeAll(async () => {
  shared = await share()
}, 180_000)

for (const page of pages) {
  const blocks = blocksOf(page, readFileSync(join(root, page), 'utf8'))
  if (blocks.length === 0) continue
  describe(`${page}: what it says to type works, and what it shows is what comes`, () => {
    let place: Place
    beforeAll(async () => {
      place = await placeOf(kinds[page] ?? 'project', shared)
    })
    for (const block of blocks) {
      const { line, language, words } = block
      const name = [language, ...Object.entries(words).map((pair) => pair.filter(Boolean).join('='))].join(' ')
      test(`line ${line}: ${name}`, async () => {
        const said = (await prove(block, place)) ?? block.text
        // The pages are a snapshot of the program: UPDATE_DOCS=1 writes what it says now.
        if (process.env.UPDATE_DOCS && said !== block.text) update(block, blocks.indexOf(block), said)
        else expect(block.text).toBe(said)
      })
    }
  })
}

function markdownIn(folder: string): string[] {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.md'))
  return names.sort().map((name) => join(folder, name))
}

/** Writes what a block should say; the lines above it may have moved by now, but it is still the same one in order. */
function update({ page, text }: Block, index: number, said: string): void {
  const path = join(root, page)
  const lines = readFileSync(path, 'utf8').split('\n')
  const { line } = blocksOf(page, lines.join('\n'))[index] as Block
  lines.splice(line, text.split('\n').length, ...said.split('\n'))
  writeFileSync(path, lines.join('\n'))
}
