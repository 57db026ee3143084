import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { exampleConfig } from '../../src/generated/example.ts'
import { render } from '../../src/index.ts'
import { toHelm } from '../../src/interpreters/helm.ts'
import { prepare } from '../../src/prepare.ts'
import { ref, join as texts } from '../../src/tree/constructors.ts'
import { unwrap } from '../../src/vocabulary/forms.ts'
import { writeYaml } from '../../src/yaml/write.ts'
import { zodValues } from '../support/zod.ts'
import { type HelmName, helmTemplate, temporaryFolder } from '../tools/run.ts'
import { recordWhenPassed } from './figure.ts'
import { readPrinted } from './outputs.ts'

const helms = ['helm3', 'helm4'] as const
/** How a chart's user may give a number. */
const ways = ['file', '--set', '--set-json'] as const
const exact = [0, 1, -1, 999_999, 1_000_000, 20_971_520, 2 ** 31, 2 ** 32, 2 ** 53 - 1]
const chart = temporaryFolder(render(exampleConfig, { formats: ['helm'] }).files).then((folder) =>
  join(folder, 'chart'),
)
const named = Object.fromEntries(exact.map((number, index) => [`n${index}`, String(number)]))
const PORT = 'workloads.app.port'
const counts = { printed: 0, refused: 0, leaves: 0 }

describe.each(helms)('numbers in a chart, %s', (helm) => {
  test.each(ways)('are printed digit by digit, given by %s', async (way) => {
    const outcome = await given(helm, await numberChart(), way, named)
    expect(outcome.stdout).not.toMatch(/\d[eE][-+]?\d/)
    const printed = await readPrinted(Promise.resolve(outcome))
    expect(printed.get('Deployment all').spec.numbers).toEqual(exact)
    expect(printed.get('Deployment all').spec.texts).toEqual(exact.map(String))
    counts.printed += 2 * exact.length
  })

  test.each(ways)('are refused by name where they are no whole number or out of range, given by %s', async (way) => {
    const numbers = [
      '999999',
      '1000000',
      '2147483648',
      '9007199254740991',
      '9007199254740992',
      '1.5',
      '1.10',
      '-1',
      '65536',
      '0',
    ]
    const forms =
      way === '--set'
        ? ['1e3', '0x50', '080', '1_000', 'NaN', '.nan', '"8080"']
        : way === 'file'
          ? ['.nan', '.inf', '"8080"', 'yes']
          : ['"8080"', 'true', '[1]']
    const outcomes = [...numbers, ...forms].map(async (number) => {
      const { code, stdout, stderr } = await given(helm, await chart, way, { [PORT]: number })
      expect({ number, code, stdout }).toEqual({ number, code: 1, stdout: '' })
      expect(stderr, number).toMatch(/workloads[./]app[./]port|NaN|\+Inf/)
      counts.refused++
    })
    await Promise.all(outcomes)
  })
})

test('a port may be given in each of these ways, at both ends of its range', async () => {
  for (const helm of helms) {
    for (const way of ways) {
      for (const port of [1, 65535]) {
        const printed = await readPrinted(given(helm, await chart, way, { [PORT]: String(port) }))
        expect(printed.get('Service app-belajar').spec.ports[0].port).toBe(port)
        counts.printed++
      }
    }
  }
})

describe('every number of the values', () => {
  const leaves = numbersOf(zodValues(prepare(exampleConfig, {}).config))

  test('is a whole one with a smallest and a largest, far from where digits get lost', () => {
    expect(leaves.length).toBeGreaterThan(20)
    for (const { path, schema } of leaves) {
      expect(schema.isInt, path.join('.')).toBe(true)
      expect(schema.minValue, path.join('.')).toBeGreaterThanOrEqual(0)
      expect(schema.maxValue, path.join('.')).toBeLessThan(1_000_000)
      counts.leaves++
    }
  })
})

describe('numbers that YAML readers would take for something else', () => {
  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 2 ** 53, -(2 ** 53), 1e21, 1e-7])(
    '%d is never written',
    (number) => {
      expect(() => writeYaml({ number })).toThrow(`YAML cannot carry the number ${number}`)
      expect(() => toHelm([{ number }], { chart: 'n', helpers: new Map() })).toThrow('YAML cannot carry the number')
    },
  )

  test.each([
    [-0, '0'],
    [1.1, '1.1'],
    [1e6, '1000000'],
    [2 ** 53 - 1, '9007199254740991'],
    [-1.5, '-1.5'],
    [0.000001, '0.000001'],
  ])('%d is written as %s', (number, text) => {
    expect(writeYaml({ number })).toBe(`number: ${text}\n`)
  })

  test.each([-0, 0.5, 2 ** 53, 1e21, Number.NaN, Number.POSITIVE_INFINITY, -1])(
    '%d is refused as the port of a config',
    (port) => {
      const workloads = { app: { ...exampleConfig.workloads.app, port } } as typeof exampleConfig.workloads
      const config = { name: 'x', workloads: { db: exampleConfig.workloads.db, ...workloads } } as typeof exampleConfig
      expect(() => render(config)).toThrow('workloads.app.port: ')
      counts.refused++
    },
  )
})

recordWhenPassed(() => ({
  id: 'Y6',
  what: 'Numbers by values file, --set and --set-json, with Helm 3 and Helm 4',
  reach: '0 exponent forms; what is out of range is refused',
  measured: `${counts.printed} numbers printed digit by digit, ${counts.refused} refused by name; ${counts.leaves} of ${counts.leaves} numbers of the values are whole and below 1,000,000`,
}))

/** A chart that prints numbers as numbers and within texts. */
function numberChart(): Promise<string> {
  const numbers = Object.keys(named).map((name) => ref<number>([name], 'integer'))
  const spec = { numbers, texts: numbers.map((number) => texts(number)) }
  const tree = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'all' }, spec }
  return temporaryFolder({
    'Chart.yaml': 'apiVersion: v2\nname: numbers\nversion: 0.1.0\n',
    'templates/all.yaml': toHelm([tree], { chart: 'numbers', helpers: new Map() }),
  })
}

/** Runs Helm with values, given by their paths. */
async function given(
  helm: HelmName,
  chart: string,
  way: (typeof ways)[number],
  values: Readonly<Record<string, string>>,
) {
  const pairs = Object.entries(values)
  const extra =
    way === 'file' ? ['--values', await valuesFile(pairs)] : pairs.flatMap(([path, value]) => [way, `${path}=${value}`])
  return helmTemplate({ helm, chart, release: 'belajar', extra })
}

async function valuesFile(pairs: readonly (readonly [string, string])[]): Promise<string> {
  const lines = pairs.flatMap(([path, value]) => {
    const keys = path.split('.')
    return keys.map((key, depth) => `${'  '.repeat(depth)}${key}:${depth === keys.length - 1 ? ` ${value}` : ''}\n`)
  })
  return join(await temporaryFolder({ 'v.yaml': lines.join('') }), 'v.yaml')
}

function numbersOf(
  schema: z.ZodType,
  path: readonly string[] = [],
): { path: readonly string[]; schema: z.ZodNumber }[] {
  const bare = unwrap(schema)
  if (bare instanceof z.ZodNumber) return [{ path, schema: bare }]
  if (!(bare instanceof z.ZodObject)) return []
  return Object.entries(bare.shape).flatMap(([key, field]) => numbersOf(field as z.ZodType, [...path, key]))
}
