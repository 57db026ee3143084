import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Block, blocksOf } from './block.ts'
import { prove } from './forms.ts'
import { type Kind, type Place, placeOf, root, type Shared } from './place.ts'

/** Where the reader of a page is, if not in a project that has the package. */
const kinds: Readonly<Record<string, Kind>> = {
  'docs/getting-started.md': 'empty',
  'docs/architecture.md': 'checkout',
  'docs/workload-kinds.md': 'checkout',
}

/** Every page of the repository's root and of docs/, from the root; the licences of others are no words of ours. */
export const pages: readonly string[] = ['.', 'docs'].flatMap((folder) => {
  const names = readdirSync(join(root, folder)).filter(
    (name) => name.endsWith('.md') && name !== 'THIRD-PARTY-LICENSES.md',
  )
  return names.sort().map((name) => join(folder, name))
})

export function readPage(page: string): string {
  return readFileSync(join(root, page), 'utf8')
}

/** One test for each block of the pages whose reader is at one of these places, in the order of the page. */
export function provePages(at: readonly Kind[], shared: () => Shared | undefined): void {
  for (const page of pages.filter((page) => at.includes(kinds[page] ?? 'project'))) {
    const blocks = blocksOf(page, readPage(page))
    if (blocks.length > 0)
      describe(`${page}: what it says to type works, and what it shows is what comes`, () =>
        provePage(page, blocks, shared))
  }
}

function provePage(page: string, blocks: readonly Block[], shared: () => Shared | undefined): void {
  let place: Place
  beforeAll(async () => {
    place = await placeOf(kinds[page] ?? 'project', shared())
  })
  for (const [index, block] of blocks.entries()) {
    const words = Object.entries(block.words).map((pair) => pair.filter(Boolean).join('='))
    test(`line ${block.line}: ${[block.language, ...words].join(' ')}`, { timeout: 120_000 }, async () => {
      const said = (await prove(block, place)) ?? block.text
      // The pages are a snapshot of the program: UPDATE_DOCS=1 writes what it says now.
      if (process.env.UPDATE_DOCS && said !== block.text) update(block, index, said)
      else expect(block.text).toBe(said)
    })
  }
}

/** Writes what a block should say; the lines above it may have moved by now, but it is still the same one in order. */
function update({ page, text }: Block, index: number, said: string): void {
  const lines = readPage(page).split('\n')
  const { line } = blocksOf(page, lines.join('\n'))[index] as Block
  lines.splice(line, text.split('\n').length, ...said.split('\n'))
  writeFileSync(join(root, page), lines.join('\n'))
}
