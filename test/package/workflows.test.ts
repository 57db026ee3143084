import { accessSync, constants, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import packageJson from '../../package.json' with { type: 'json' }
import { portableTests } from '../support/portable.ts'

interface Job {
  readonly permissions?: Readonly<Record<string, string>>
  readonly strategy?: { readonly matrix: { readonly system: readonly string[]; readonly node: readonly number[] } }
  readonly uses?: string
  readonly needs?: readonly string[]
  readonly steps?: readonly { readonly uses?: string; readonly run?: string }[]
}

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, Job>>
}

const root = join(import.meta.dirname, '../..')
const folder = '.github/workflows'
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const workflows = readdirSync(join(root, folder)).map((name) => read(`${folder}/${name}`))
const [ci, release] = ['ci', 'release'].map((name) => parse(read(`${folder}/${name}.yml`)) as Workflow) as [
  Workflow,
  Workflow,
]
const jobs = [ci, release].flatMap((workflow) => Object.values(workflow.jobs))
const commands = jobs.flatMap(({ steps = [] }) => steps.flatMap(({ run }) => run ?? []))

describe('the workflows', () => {
  test('run on three systems with every Node.js that is supported, from the oldest', () => {
    const { system, node } = ci.jobs.readme?.strategy?.matrix ?? { system: [], node: [] }
    expect(system.map((name) => name.split('-')[0])).toEqual(['ubuntu', 'macos', 'windows'])
    expect(node).toEqual([20, 22, 24])
    expect(packageJson.engines.node).toBe(`>=${Math.min(...node)}`)
  })

  test('run the commands of the README', () => {
    const promised = [...read('README.md').matchAll(/^(npm ci && .+?) +#/gm)].map(([, command]) => command)
    expect(promised).toHaveLength(2)
    expect(commands).toEqual(expect.arrayContaining(promised))
  })

  test('run scripts that are there', () => {
    const scripts = commands.flatMap((line) => [...line.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name))
    expect(scripts).toEqual(['test:portable', 'test:cluster', 'release'])
    expect(Object.keys(packageJson.scripts)).toEqual(expect.arrayContaining(scripts))
    const files = commands.filter((line) => line.startsWith('.ci/'))
    expect(files).toEqual(['.ci/run', '.ci/release'])
    for (const file of files) accessSync(join(root, file), constants.X_OK)
    expect(read(`${folder}/release.yml`)).toContain('version: npm run version\n')
    expect(Object.keys(packageJson.scripts)).toContain('version')
  })

  test('take actions by the hash of a commit, each by one', () => {
    const used = workflows.flatMap((text) =>
      [...text.matchAll(/uses: (?!\.\/)(.*)/g)].map(([, action]) => action as string),
    )
    const unpinned = used.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))
    expect(used.length).toBeGreaterThanOrEqual(7)
    expect(unpinned).toEqual([])
    const distinct = new Set(used)
    expect(distinct.size).toBe(new Set([...distinct].map((action) => action.split('@')[0])).size)
  })

  test('may do no more than they have to', () => {
    expect([ci.permissions, release.permissions]).toEqual([{ contents: 'read' }, {}])
    const permissions = Object.entries(release.jobs).map(([name, job]) => [name, job.permissions])
    expect(Object.fromEntries(permissions)).toEqual({
      checks: { contents: 'read' },
      version: { contents: 'write', 'pull-requests': 'write' },
      publish: { contents: 'write', 'id-token': 'write' },
    })
    expect(Object.values(ci.jobs).filter((job) => job.permissions)).toEqual([])
    expect(workflows.join('').match(/secrets\.\w+/g)).toEqual(['secrets.GITHUB_TOKEN'])
  })

  test('publish what was checked, in the open, with its provenance', () => {
    expect(release.jobs.checks?.uses).toBe('./.github/workflows/ci.yml')
    expect(release.jobs.publish?.needs).toEqual(['checks', 'version'])
    expect(packageJson.publishConfig).toEqual({ access: 'public', provenance: true })
  })
})

test('the portable tests are most of the tests, and none of those that need a tool or the disk', () => {
  const portable = portableTests(root)
  expect(portable).toEqual(
    expect.arrayContaining(['test/checks/laws.test.ts', 'test/yaml/read.test.ts', 'test/diff/laws.test.ts']),
  )
  expect(portable.length).toBeGreaterThan(80)
  const bound = [
    'test/laws/helm.test.ts',
    'test/text/corpus.test.ts',
    'test/writer/commit.test.ts',
    'test/package/tarball.test.ts',
  ]
  for (const file of bound) {
    accessSync(join(root, file))
    expect(portable).not.toContain(file)
  }
})
