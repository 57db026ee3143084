import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import rooms from '../test/rooms.json' with { type: 'json' }
import { recordFigure } from '../test/support/figures.ts'

/** What was measured of the tests of one room. */
interface Quality {
  readonly room: string
  readonly branches: { readonly covered: number; readonly total: number }
  readonly mutants: { readonly noticed: number; readonly total: number }
}

/** A room that nobody has measured yet. */
type Unmeasured = Pick<Quality, 'room'>

/** The parts of Stryker's report, and of the coverage's, that are read here. */
interface MutationReport {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>
}
type CoverageReport = Readonly<Record<string, { readonly branches: Quality['branches'] }>>

const root = join(import.meta.dirname, '..')
const page = join(root, 'docs/testing.md')
const markers = ['<!-- The figures, by `npm run mutation`. -->\n', '<!-- The end of the figures. -->'] as const

/** Writes the figures of the last runs into docs/testing.md and keeps them for docs/reliability.md. */
export function publishQuality(): void {
  const coverage = read<CoverageReport>('.cache/coverage/coverage-summary.json')
  const measured = Object.keys(rooms).map((room) => qualityOf(room as keyof typeof rooms, coverage))
  const [before, rest = ''] = readFileSync(page, 'utf8').split(markers[0])
  const [, after] = rest.split(markers[1])
  if (after === undefined) throw new Error(`${page} has no place for the figures`)
  writeFileSync(page, `${before}${markers[0]}\n${table(measured)}\n${markers[1]}${after}`)
  recordFigure({
    id: 'C1',
    what: 'The tests notice faults that are put into the code of writer, YAML text, Helm text, merge and diff',
    reach: 'branches >= 95 % and mutation score >= 85 % in each',
    measured: measured.map(inWords).join('; '),
  })
}

function qualityOf(room: keyof typeof rooms, coverage: CoverageReport): Quality | Unmeasured {
  const report = `.cache/mutation/${room}/mutation.json`
  if (!existsSync(join(root, report))) return { room: rooms[room].title }
  const { files } = read<MutationReport>(report)
  const branches = Object.keys(files).map((file) => coverage[join(root, file)]?.branches ?? { covered: 0, total: 0 })
  const statuses = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status))
  const count = (...wanted: string[]) => statuses.filter((status) => wanted.includes(status)).length
  const noticed = count('Killed', 'Timeout')
  return {
    room: rooms[room].title,
    branches: { covered: sum(branches.map((each) => each.covered)), total: sum(branches.map((each) => each.total)) },
    mutants: { noticed, total: noticed + count('Survived', 'NoCoverage') },
  }
}

function table(measured: readonly (Quality | Unmeasured)[]): string {
  const rows = measured.map((quality) => {
    if (!('mutants' in quality)) return `| ${quality.room} | not measured | | | |\n`
    const { room, branches, mutants } = quality
    const figures = [percent(branches.covered, branches.total), mutants.total, mutants.noticed]
    return `| ${room} | ${figures.join(' | ')} | ${percent(mutants.noticed, mutants.total)} |\n`
  })
  return `| room | branches covered | faults put in | noticed | score |\n| --- | --- | --- | --- | --- |\n${rows.join('')}`
}

function inWords(quality: Quality | Unmeasured): string {
  if (!('mutants' in quality)) return `${quality.room}: not measured`
  const { room, branches, mutants } = quality
  const score = percent(mutants.noticed, mutants.total)
  return `${room}: branches ${percent(branches.covered, branches.total)}, ${mutants.noticed} of ${mutants.total} faults noticed (${score})`
}

function percent(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(1)} %`
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as T
}
