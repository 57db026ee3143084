import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Bench, Group } from '../bench/group.ts'
import { groups } from '../bench/groups/registry.ts'
import { keepMachine, keepTable, writePages } from '../bench/pages.ts'
import { startMeasurer } from '../bench/processes.ts'
import { measureRows } from '../bench/rounds.ts'
import { tableOf } from '../bench/table.ts'
import { locate } from '../test/tools/locate.ts'

/**
 * Measures whole processes and writes docs/performance.md and docs/comparison.md. `npm run bench -- start` measures one
 * table, `-- stdout` one row with what it is compared with; both print only. `--write` writes the pages too, the other
 * tables as they were kept; `-- page` measures nothing and writes them. `--built` takes dist as it is; `--rounds 21`.
 */
const { values, positionals: named } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean' }, built: { type: 'boolean' }, rounds: { type: 'string', default: '7' } },
})
const root = join(import.meta.dirname, '..')
const isPageOnly = named.length === 1 && named[0] === 'page'
if (!isPageOnly) await measureAll()
if (isPageOnly || named.length === 0 || values.write) writePages(root)

async function measureAll(): Promise<void> {
  const [load = 0] = loadavg()
  if (!values.built && spawnSync('npm', ['run', 'build'], { cwd: root }).status !== 0) throw new Error('no build')
  const scratch = mkdtempSync(join(tmpdir(), 'k8s-kit-bench-'))
  // The search for a config ends at the root of a repository.
  mkdirSync(join(scratch, '.git'))
  process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
  const measurer = startMeasurer(scratch)
  const [helm3, helm4, kubectl] = await Promise.all((['helm3', 'helm4', 'kubectl'] as const).map(pathOf))
  const tools = { helm3, helm4, kubectl } as Bench['tools']
  try {
    const bench = { root, scratch, measurer, tools, rounds: Number(values.rounds) }
    refuseUnknown(bench)
    for (const group of groups) await measureGroup(group, bench)
    keepMachine(load)
  } finally {
    measurer.stop()
  }
}

function refuseUnknown(bench: Bench): void {
  const known = groups.flatMap((group) => [group.id, ...('rows' in group ? group.rows(bench).map(({ id }) => id) : [])])
  const unknown = named.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new Error(`there is no ${unknown.join(', ')}: there are ${known.join(', ')}`)
}

/** Measures the rows of a group that were named, all when none were, and shows them. */
async function measureGroup(group: Group, bench: Bench): Promise<void> {
  const isWhole = named.length === 0 || named.includes(group.id)
  const table = 'count' in group ? isWhole && (await group.count(bench)) : await timedTable(group, isWhole)
  if (!table) return
  console.log(`${group.id}\n\n${table}`)
  if (isWhole) keepTable(group.id, table)

  async function timedTable(timed: Extract<Group, { rows: unknown }>, isWhole: boolean): Promise<string | undefined> {
    const all = timed.rows(bench)
    const chosen = all.filter(({ id }) => named.includes(id))
    if (!isWhole && chosen.length === 0) return undefined
    const compared = chosen.flatMap(({ id, reach = [] }) => [
      id,
      ...reach.flatMap((one) => ('of' in one ? one.of : [])),
    ])
    const rows = isWhole ? all : all.filter(({ id, baseline }) => baseline !== undefined || compared.includes(id))
    return tableOf(await measureRows(rows, bench.rounds, bench.measurer))
  }
}

async function pathOf(name: 'helm3' | 'helm4' | 'kubectl'): Promise<string> {
  return (await locate(name)).path
}
