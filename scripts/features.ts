import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How many rows of the feature list each system has. */
const rows: Readonly<Record<string, number>> = { '000': 58, '001': 37, '002': 28, '003': 85, '004': 72 }

/** The parts of a vitest JSON report that are read here. */
interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

const root = join(import.meta.dirname, '..')
const file = join(root, '.cache', 'test-results.json')
if (!existsSync(file)) spawnSync('npm', ['test'], { cwd: root, stdio: 'inherit' })

// The second one is of `npm run test:cluster`, and counts where that has run.
const files = [file, join(root, '.cache', 'cluster-results.json')].filter((path) => existsSync(path))
const reports = files.map((path) => JSON.parse(readFileSync(path, 'utf8')) as Report)
const tests = reports.flatMap(({ testResults }) => testResults.flatMap(({ assertionResults }) => assertionResults))
const failed = new Set(tests.filter(({ status }) => status !== 'passed').flatMap(idsOf))
const proven = new Set(
  tests
    .filter(({ status }) => status === 'passed')
    .flatMap(idsOf)
    .filter((id) => !failed.has(id)),
)
const unknown = [...proven].filter((id) => !isRow(id))
if (unknown.length > 0) throw new Error(`tests cite rows that do not exist: ${unknown.join(', ')}`)

for (const [system, count] of Object.entries(rows)) {
  const own = [...proven].filter((id) => id.startsWith(system))
  console.log(`${system}: ${String(own.length).padStart(3)} of ${String(count).padStart(3)} rows have a passing test`)
}
const total = Object.values(rows).reduce((sum, count) => sum + count, 0)
console.log(`all: ${String(proven.size).padStart(3)} of ${total}`)

function idsOf({ fullName }: { readonly fullName: string }): string[] {
  return fullName.match(/\b00[0-4]-\d{2}\b/g) ?? []
}

function isRow(id: string): boolean {
  const [system = '', number = ''] = id.split('-')
  return Number(number) >= 1 && Number(number) <= (rows[system] ?? 0)
}
