import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'

/** The pages, each made of bench/prose/<page>.md, where `{{start}}` stands for the table of that name. */
const pages = ['performance', 'comparison']

const prose = join(import.meta.dirname, 'prose')
const kept = join(import.meta.dirname, '../.cache/bench')

/** Keeps a table for the next writing of the pages. */
export function keepTable(id: string, table: string): void {
  mkdirSync(kept, { recursive: true })
  writeFileSync(join(kept, `${id}.md`), table)
}

/** Writes docs/<page>.md from the prose and the tables that were kept. */
export function writePages(root: string): void {
  for (const page of pages) {
    const text = readFileSync(join(prose, `${page}.md`), 'utf8')
    const filled = text.replace(/\{\{([\w-]+)\}\}/g, (_, id: string) => partOf(id).trimEnd())
    writeFileSync(join(root, 'docs', `${page}.md`), filled)
    console.log(`docs/${page}.md is written.`)
  }
}

function partOf(id: string): string {
  const table = join(kept, `${id}.md`)
  const file = existsSync(table) ? table : join(prose, `${id}.md`)
  if (!existsSync(file)) throw new Error(`there is no table ${id} yet: run \`npm run bench -- ${id}\``)
  return readFileSync(file, 'utf8')
}

/** Keeps what the tables were measured on, in general terms, and how busy it was before. */
export function keepMachine(load: number): void {
  const [first] = cpus()
  const model = first?.model ?? 'an unknown processor'
  const parts = [model, `${cpus().length} cores`, `Node.js ${process.version}`, process.platform]
  keepTable('machine', `${parts.join(', ')}, with a load of ${load.toFixed(1)} when it began`)
}
