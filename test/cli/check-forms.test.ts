import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { rules } from '../../src/checks/registry.ts'
import { temporaryFolder } from '../tools/folder.ts'
import { cli } from './cli.ts'

const config = (more = '') => ({
  'k8s-kit.config.yaml': `name: shop
workloads:
  app:
    kind: web
    image: example/shop:latest
    env: { DB_PASSWORD: demo-demo }
targets:
  laptop: { presets: [kind] }
  live:
    presets: [k3s, production]
    overrides: { workloads: { app: { autoscaling: { enabled: true, minReplicas: 9, maxReplicas: 2 } } } }
allow:
  - { finding: secret-in-config-map, path: workloads.app.env.DB_PASSWORD, reason: A demo }
${more}`,
})

/** The one run that a SARIF log holds. */
async function runOf(folder: string, ...argv: readonly string[]) {
  const { code, stdout, stderr } = await cli(folder, ['check', '--sarif', ...argv])
  const { $schema, version, runs, ...rest } = JSON.parse(stdout)
  expect({ $schema, version, rest }).toEqual({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    rest: {},
  })
  expect(runs).toHaveLength(1)
  return { code, stderr, run: runs[0] }
}

const at = (startLine: number, startColumn: number, fullyQualifiedName: string) => ({
  physicalLocation: { artifactLocation: { uri: 'k8s-kit.config.yaml' }, region: { startLine, startColumn } },
  logicalLocations: [{ fullyQualifiedName }],
})

describe('k8s-kit check --sarif', () => {
  test('every result: its rule, level, text, place, targets, and who accepts it', async () => {
    const { code, stderr, run } = await runOf(await temporaryFolder(config()), '--allow', 'image-latest')
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    expect(run.columnKind).toBe('utf16CodeUnits')
    expect(run.results).toEqual([
      {
        ruleId: 'autoscaler-range',
        ruleIndex: rules.findIndex((rule) => rule.code === 'autoscaler-range'),
        level: 'error',
        message: {
          text: `live: the fewest pods (9) are more than the most (2)
reason: the API server refuses the HorizontalPodAutoscaler
remedy: set workloads.app.autoscaling.minReplicas to at most 2, or raise workloads.app.autoscaling.maxReplicas`,
        },
        locations: [at(11, 68, 'workloads.app.autoscaling.minReplicas')],
        suppressions: [],
        properties: { targets: ['live'] },
      },
      expect.objectContaining({
        ruleId: 'secret-in-config-map',
        level: 'error',
        locations: [at(6, 12, 'workloads.app.env.DB_PASSWORD')],
        suppressions: [{ kind: 'inSource', justification: 'A demo' }],
        properties: { targets: ['laptop', 'live'] },
      }),
      expect.objectContaining({
        ruleId: 'image-latest',
        level: 'warning',
        locations: [at(5, 5, 'workloads.app.image')],
        suppressions: [{ kind: 'external', justification: 'allowed for this call' }],
      }),
    ])
  })

  test('every rule, with the properties that the format asks for', async () => {
    const { run } = await runOf(await temporaryFolder(config()))
    const { driver } = run.tool
    expect({ ...driver, rules: [] }).toEqual({
      name: 'k8s-kit',
      version: packageJson.version,
      language: 'en',
      rules: [],
    })
    expect(driver.rules.map(({ id }: { id: string }) => id)).toEqual([...rules.map(({ code }) => code), 'allow-unused'])
    expect(driver.rules).toContainEqual({
      id: 'image-latest',
      shortDescription: { text: 'The tag `latest` is another image tomorrow.' },
      help: {
        text: 'The tag `latest` is another image tomorrow. What is meant to be so can be allowed at its place, with a reason under allow: in the config.',
      },
      defaultConfiguration: { level: 'warning' },
    })
    const levels = new Set(rules.map(({ severity }) => (severity === 'info' ? 'note' : severity)))
    for (const rule of driver.rules) {
      expect(rule.shortDescription.text).not.toBe('')
      expect([...levels]).toContain(rule.defaultConfiguration.level)
    }
    const law = driver.rules.find(({ id }: { id: string }) => id === 'development-secret')
    expect(law.help).toEqual(law.shortDescription)
    for (const { ruleId, ruleIndex } of run.results) expect(driver.rules[ruleIndex].id).toBe(ruleId)
  })

  test('in Indonesian', async () => {
    const { run } = await runOf(await temporaryFolder(config('locale: id\n')), '--target', 'live')
    expect([run.language, run.tool.driver.language]).toEqual(['id', 'id'])
    expect(run.results[0].message.text).toBe(`live: image example/shop:latest berganti isi setiap kali di-push
alasan: dua pod bisa menjalankan dua versi, pembaruan tidak tampak sebagai perubahan, dan tidak ada versi untuk kembali
perbaikan: tulis versinya sebagai tag, misalnya workloads.app.image: example/shop:1.0.0, atau sebuah digest`)
    const rule = run.tool.driver.rules.find(({ id }: { id: string }) => id === 'image-latest')
    expect(rule.help.text).toBe(
      'Tag `latest` besok sudah berarti image lain. Yang memang disengaja bisa diizinkan di tempatnya, dengan alasan di bawah allow: di config.',
    )
  })

  test('the file as a URI from the working folder, also where it has signs of its own; none for the example', async () => {
    const folder = await temporaryFolder({ 'my shop#1.yaml': config()['k8s-kit.config.yaml'] })
    const uris = async (cwd: string, ...argv: readonly string[]) => {
      const { run } = await runOf(cwd, ...argv)
      const places = run.results.map(({ locations }: { locations: ReturnType<typeof at>[] }) => locations[0])
      return [...new Set(places.map((place: ReturnType<typeof at>) => place.physicalLocation?.artifactLocation.uri))]
    }
    expect(await uris(folder, '--config', 'my shop#1.yaml')).toEqual(['my%20shop%231.yaml'])
    const inner = join(folder, 'inner')
    await mkdir(inner)
    expect(await uris(inner, '--config', '../my shop#1.yaml')).toEqual(['../my%20shop%231.yaml'])
    const [absolute] = await uris(inner, '--config', join(folder, 'my shop#1.yaml'))
    expect(absolute).toMatch(/^file:\/\/\/.*\/my%20shop%231\.yaml$/)
    const { run } = await runOf(await temporaryFolder({}), '--preset', 'k3s,production')
    expect(
      run.results.flatMap(({ locations }: { locations: object[] }) => locations.flatMap(Object.keys)),
    ).not.toContain('physicalLocation')
  })

  test('not with --json', async () => {
    const { code, stderr } = await cli(await temporaryFolder(config()), ['check', '--sarif', '--json'])
    expect(code).toBe(2)
    expect(stderr).toContain('--sarif: cannot be used with --json [option-invalid]')
  })
})

describe('--locale', () => {
  test('check says it all in Indonesian', async () => {
    const folder = await temporaryFolder(config())
    const { code, stdout } = await cli(folder, ['check', '--target', 'live', '--locale', 'id'])
    expect(code).toBe(1)
    expect(stdout.split('\n').filter((line) => !line.startsWith(' '))).toEqual([
      'k8s-kit.config.yaml:5:5: peringatan: live: workloads.app.image: image example/shop:latest berganti isi setiap kali di-push [image-latest]',
      '',
      'k8s-kit.config.yaml:11:68: kesalahan: live: workloads.app.autoscaling.minReplicas: jumlah pod paling sedikit (9) melebihi jumlah paling banyak (2) [autoscaler-range]',
      '',
      '1 kesalahan, 1 peringatan',
      '1 temuan diizinkan: secret-in-config-map.',
      '',
    ])
    expect(stdout).toMatch(/\n {2}alasan: .*\n {2}perbaikan: /)
    const allowed = await cli(folder, ['check', '--allow', 'image-latest,autoscaler-range', '--locale', 'id'])
    expect(allowed).toEqual({
      code: 0,
      stdout:
        'Tidak ada temuan di 2 target: laptop, live.\n5 temuan diizinkan: secret-in-config-map, image-latest, autoscaler-range.\n',
      stderr: '',
    })
  })

  test('generate too, and it wins over the config', async () => {
    const folder = await temporaryFolder(config('locale: id\n'))
    const refused = await cli(folder, ['generate'])
    expect(refused.stderr).toMatch(
      /1 kesalahan, 2 peringatan\n\nTidak ada yang ditulis\. .* di bawah allow: di config\.\n$/,
    )
    const laptop = ['generate', '--target', 'laptop']
    const { stderr } = await cli(folder, [...laptop, '--locale', 'en'])
    expect(stderr).toContain('warning: laptop: workloads.app.image: the image example/shop:latest is another one')
    const { stdout } = await cli(folder, [...laptop, '--allow', 'image-latest'])
    expect(stdout).toContain('Tidak ada temuan.\n2 temuan diizinkan: secret-in-config-map, image-latest.\n')
  })

  test('no other language', async () => {
    const { code, stderr } = await cli(await temporaryFolder(config()), ['check', '--locale', 'fr'])
    expect(code).toBe(2)
    expect(stderr).toContain('--locale: "fr" is not one of its values [option-invalid]\n  expected: en, id\n')
  })
})

test('--json gives the position of each finding, and of what is allowed', async () => {
  const { stdout } = await cli(await temporaryFolder(config()), ['check', '--json', '--target', 'laptop'])
  const { findings, allowed } = JSON.parse(stdout)
  const position = (line: number, column: number) => ({ position: { file: 'k8s-kit.config.yaml', line, column } })
  expect(findings).toMatchObject([{ code: 'image-latest', ...position(5, 5) }])
  expect(allowed).toMatchObject([{ code: 'secret-in-config-map', ...position(6, 12) }])
})
