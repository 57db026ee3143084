import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exampleConfig } from '../../src/generated/example.ts'
import { render } from '../../src/index.ts'
import { helm, helmTemplate, temporaryFolder } from '../tools/run.ts'

const { files, targets } = render(exampleConfig, { formats: ['helm'] })
const folder = temporaryFolder(files)
const chart = async () => join(await folder, 'chart')

describe.each(['helm3', 'helm4'] as const)('belajar, by %s', (which) => {
  test.each(targets.map(({ name }) => name))('lint --strict finds nothing in the values of %s', async (name) => {
    const result = await helm(which, [
      'lint',
      '--strict',
      await chart(),
      '--values',
      join(await chart(), `values-${name}.yaml`),
    ])
    expect(result.code).toBe(0)
    expect(result.stdout).not.toMatch(/WARNING|ERROR/)
  })

  test.each([
    ['--set', 'workloads.app.replica=3', 'replica'],
    ['--set', 'workload.app.replicas=3', 'workload'],
    ['--set-string', 'workloads.app.replicas=3', 'replicas'],
    ['--set', 'workloads.app.service.type=NodePorts', 'type'],
    ['--set', 'workloads.app.image.repository=null', 'repository'],
    ['--set', 'secrets.secret.development.PASSWORD=1', 'PASSWORD'],
  ])('%s %s fails and names the key', async (option, assignment, key) => {
    const extra = [option, assignment]
    const result = await helmTemplate({ helm: which, chart: await chart(), release: 'belajar', extra })
    expect(result.code).toBe(1)
    expect(result.stderr).toContain("values don't meet the specifications of the schema")
    expect(result.stderr).toContain(key)
  })

  test.each([
    ['a'.repeat(50), 'workloads.db: the name'],
    ['9toko', 'at most 63 of a-z, 0-9'],
  ])('a release called %s is refused: no name is cut', async (release, message) => {
    const result = await helmTemplate({ helm: which, chart: await chart(), release })
    expect(result.code).toBe(1)
    expect(result.stderr).toContain(message)
  })

  test('package twice gives equal bytes', async () => {
    const packed = await Promise.all([0, 1].map(async () => pack(which, await temporaryFolder())))
    expect(packed[0]?.equals(packed[1] as Buffer)).toBe(true)
  })
})

test('no template evaluates text, looks into the cluster, or depends on the moment', () => {
  const templates = Object.entries(files).filter(([path]) => path.startsWith('chart/templates/'))
  const forbidden = /\b(tpl|lookup|toYaml|getHostByName|rand\w*|gen[A-Z]\w*|now|date|uuidv4|env|expandenv|Files)\b/
  for (const [path, text] of templates) {
    const actions = text.match(/\{\{.*?\}\}/g) ?? []
    const code = actions.map((action) => action.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/\.Values[.\w]*/g, ''))
    expect(
      code.filter((action) => forbidden.test(action)),
      path,
    ).toEqual([])
  }
})

async function pack(which: 'helm3' | 'helm4', destination: string): Promise<Buffer> {
  const result = await helm(which, ['package', await chart(), '--destination', destination])
  expect(result.code).toBe(0)
  return readFile(join(destination, 'belajar-1.4.0.tgz'))
}
