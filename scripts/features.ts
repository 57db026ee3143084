import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { controlPlaneRows } from './control-plane-rows.ts'

/** How many rows of the feature list each system has. */
const rows: Readonly<Record<string, number>> = { '000': 58, '001': 37, '002': 28, '003': 85, '004': 72 }

/** The parts of a vitest JSON report that are read here. */
interface Report {
  readonly testResults: readonly { readonly assertionResults: readonly Assertion[] }[]
}

interface Assertion {
  readonly fullName: string
  readonly status: string
}

const root = join(import.meta.dirname, '..')
const file = join(root, '.cache', 'test-results.json')
if (!existsSync(file)) spawnSync('npm', ['test'], { cwd: root, stdio: 'inherit' })

const own = testsOf(file)
// What `npm run test:cluster` has left behind; where it has not run, nothing is said of a cluster.
const clusterFile = join(root, '.cache', 'cluster-results.json')
const cluster = existsSync(clusterFile) ? testsOf(clusterFile) : undefined

const proven = provenBy([...own, ...(cluster ?? [])])
const unknown = [...proven].filter((id) => !isRow(id))
if (unknown.length > 0) throw new Error(`tests cite rows that do not exist: ${unknown.join(', ')}`)

for (const [system, count] of Object.entries(rows)) {
  const found = [...proven].filter((id) => id.startsWith(system)).length
  console.log(`${system}: ${counted(found, count)} rows have a passing test`)
}
const total = Object.values(rows).reduce((sum, count) => sum + count, 0)
console.log(`all: ${counted(proven.size, total)}`)

if (cluster) tellOfCluster(provenBy(cluster))

function tellOfCluster(provenThere: ReadonlySet<string>): void {
  for (const [system, numbers] of Object.entries(controlPlaneRows)) {
    const ids = numbers.split(' ').map((number) => `${system}-${number}`)
    const missing = ids.filter((id) => !provenThere.has(id))
    const found = ids.length - missing.length
    const rest = found > 0 && missing.length > 0 ? `; not ${missing.join(', ')}` : ''
    console.log(
      `${system}: ${counted(found, ids.length)} rows that ask for a control plane have a passing test there${rest}`,
    )
  }
}

function testsOf(path: string): Assertion[] {
  const { testResults } = JSON.parse(readFileSync(path, 'utf8')) as Report
  return testResults.flatMap(({ assertionResults }) => assertionResults)
}

/** The rows that a passing test cites and no other one. */
function provenBy(tests: readonly Assertion[]): Set<string> {
  const [passed, others] = [true, false].map((isPassed) =>
    tests.filter(({ status }) => (status === 'passed') === isPassed).flatMap(idsOf),
  ) as [string[], string[]]
  return new Set(passed.filter((id) => !others.includes(id)))
}

function counted(found: number, count: number): string {
  return `${String(found).padStart(3)} of ${String(count).padStart(3)}`
}

function idsOf({ fullName }: Assertion): string[] {
  return fullName.match(/\b00[0-4]-\d{2}\b/g) ?? []
}

function isRow(id: string): boolean {
  const [system = '', number = ''] = id.split('-')
  return Number(number) >= 1 && Number(number) <= (rows[system] ?? 0)
}
