import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Figure } from '../test/support/figures.ts'

/**
 * Measures every published figure and writes docs/reliability.md: about two hours on two cores, most of it for the faults
 * that `npm run mutation` puts in. `npm run reliability -- tests fuzz` measures only these again and keeps the other figures;
 * `-- page` only writes the page.
 */

const root = join(import.meta.dirname, '..')
const folder = join(root, '.cache/figures')

const steps: Readonly<Record<string, () => void>> = {
  tests: () => run('npx', ['vitest', 'run', ...testsWithFigures()], { FULL_TEST: '1' }),
  fuzz: () => run('npm', ['run', 'fuzz'], { FUZZ_RUNS: '1000000', FUZZ_SECONDS: '180' }),
  mutation: () => run('npm', ['run', 'mutation'], {}),
  page: () => {},
}
const named = process.argv.slice(2)
const unknown = named.filter((name) => !Object.hasOwn(steps, name))
if (unknown.length > 0)
  throw new Error(`there is no step ${unknown.join(', ')}: the steps are ${Object.keys(steps).join(', ')}`)
if (named.length === 0) rmSync(folder, { recursive: true, force: true })
for (const [name, step] of Object.entries(steps)) if (named.length === 0 || named.includes(name)) step()

const figures = readdirSync(folder)
  .sort()
  .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Figure)
const page = pageOf(figures)
writeFileSync(join(root, 'docs/reliability.md'), page)
console.log(page)

/** The test files that keep a figure. */
function testsWithFigures(): string[] {
  const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join('test', file))
    .filter((file) => /from '.*\/figures?\.ts'/.test(readFileSync(join(root, file), 'utf8')))
    .sort()
}

/** A step that has to succeed: a figure of a failed run is none. */
function run(command: string, args: readonly string[], environment: Readonly<Record<string, string>>): void {
  console.log(`\n== ${command} ${args.join(' ')}`)
  const { status } = spawnSync(command, args, { cwd: root, env: { ...process.env, ...environment }, stdio: 'inherit' })
  if (status !== 0) throw new Error(`${command} ${args[0]} exited with ${status}`)
}

function pageOf(figures: readonly Figure[]): string {
  const rows = figures.map(
    ({ id, what, reach, measured }) => `| ${[id, what, reach, measured].map(cell).join(' | ')} |`,
  )
  const memory = Math.round(totalmem() / 2 ** 30)
  const machine = `Node.js ${process.version}, ${process.platform}, ${availableParallelism()} cores, ${memory} GiB of memory`
  return `<!-- Written by \`npm run reliability\`. Do not edit. -->

# Reliability

What you typed is what the cluster gets, or you get an error that says where and why. Nothing is lost, nothing leaks. These
figures were measured by \`npm run reliability\`, which runs the tests with more rounds than \`npm test\` can afford
(${machine}). [SECURITY.md](../SECURITY.md) says what is promised and what is not; [testing.md](testing.md) how the tests are
organised.

| figure | what | reach | measured |
| --- | --- | --- | --- |
${rows.join('\n')}
`
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
