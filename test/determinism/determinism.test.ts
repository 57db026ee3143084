import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exampleConfig } from '../../src/generated/example.ts'
import { writeYaml } from '../../src/yaml/write.ts'
import { readFolder } from '../cli/cli.ts'
import { buildCli } from '../support/built.ts'
import { isFull, recordFigure } from '../support/figures.ts'
import { shuffled } from '../support/shuffled.ts'
import { execute } from '../tools/execute.ts'
import { temporaryFolder, toolPath } from '../tools/run.ts'

/** What a run's surroundings may be, and what must make no difference. */
interface Surroundings {
  readonly node: 'own' | 'node22' | 'node24'
  readonly seed: number
  readonly format: 'yaml' | 'json'
  readonly zone: string
  readonly locale: string
  readonly umask: string
  readonly folder: string
}

const runs = isFull ? 100 : 12
const seed = Number(process.env.LAW_SEED ?? 20261121)
const nodes = { own: process.execPath, node22: toolPath('node22'), node24: toolPath('node24') }

const surroundings: fc.Arbitrary<Omit<Surroundings, 'node'>> = fc.record({
  seed: fc.integer(),
  format: fc.constantFrom('yaml', 'json'),
  zone: fc.constantFrom('UTC', 'Asia/Jakarta', 'America/St_Johns', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'),
  locale: fc.constantFrom('C', 'en_US.UTF-8', 'id_ID.UTF-8', 'tr_TR.UTF-8', 'de_DE@euro', 'ja_JP.eucJP'),
  umask: fc.constantFrom('000', '022', '027', '077'),
  folder: fc.constantFrom('.', 'a', 'a/b/c', 'with space', 'é', '--out', '😀'),
})

let cli: Awaited<ReturnType<typeof buildCli>>
beforeAll(async () => {
  cli = await buildCli()
})
afterAll(() => cli.remove())

test(`${runs} runs in other surroundings give the same bytes, seed ${seed}`, { timeout: 300_000 }, async () => {
  const versions = Object.keys(nodes) as Surroundings['node'][]
  const samples = fc.sample(surroundings, { seed, numRuns: runs })
  const hashes = new Map<string, Surroundings[]>()
  for (const [index, sample] of samples.entries()) {
    const around = { ...sample, node: versions[index % versions.length] as Surroundings['node'] }
    const hash = await generated(around)
    hashes.set(hash, [...(hashes.get(hash) ?? []), around])
  }
  expect([...hashes.values()].map(([first]) => first)).toHaveLength(1)
  const answers = await Promise.all(Object.values(nodes).map((node) => execute(node, ['--version'])))
  recordFigure({
    id: 'D1',
    what: 'shuffled keys, other time zones, locales, working folders, umasks and Node.js versions',
    reach: '100 runs: one sha256',
    measured: `${samples.length} runs with ${answers.map(({ stdout }) => stdout.trim()).join(', ')}: ${hashes.size} sha256 (${[...hashes.keys()].join(', ').slice(0, 12)}…)`,
  })
})

/** The sha256 over all that one run wrote. */
async function generated({ node, seed: shuffle, format, zone, locale, umask, folder }: Surroundings): Promise<string> {
  const root = await temporaryFolder()
  const cwd = join(root, folder)
  await mkdir(cwd, { recursive: true })
  const data = shuffled(exampleConfig, shuffle)
  const text = format === 'json' ? JSON.stringify(data) : writeYaml(data as never)
  await writeFile(join(cwd, `k8s-kit.config.${format}`), text)
  const { code, stderr } = await execute(
    'sh',
    ['-c', `umask ${umask}; exec "$0" "$@"`, nodes[node], cli.path, 'generate', '--quiet'],
    { cwd, environment: { TZ: zone, LANG: locale, LC_ALL: locale } },
  )
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const files = await readFolder(join(cwd, 'deploy'))
  expect(Object.keys(files).length).toBeGreaterThan(50)
  const hash = createHash('sha256')
  for (const [path, content] of Object.entries(files)) hash.update(`${path}\0${content}\0`)
  return hash.digest('hex')
}
