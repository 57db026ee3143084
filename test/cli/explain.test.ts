import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../tools/folder.ts'
import { cli } from './cli.ts'

const shop = {
  'k8s-kit.config.yaml': `name: shop
locale: id
workloads:
  app:
    kind: web
    image: example/shop:1.0.0
    env: { API_TOKEN: s3cr3t-Value-9 }
  db:
    kind: postgres
    version: "17"
targets:
  laptop: { presets: [kind] }
  live:
    presets: [k3s, ./team.yaml]
    namespace: shop
    overrides: { workloads: { app: { port: 81 } } }
`,
  'team.yaml': `name: team
family: tier
description: What our team runs.
kinds:
  web: { replicas: 4 }
`,
}

/** What `explain` says in the folder of the shop. */
async function explained(...words: string[]) {
  return cli(await temporaryFolder(shop), ['explain', ...words])
}

describe('k8s-kit explain PATH', () => {
  test('a value: meaning, layers with their places, and fields', async () => {
    expect(await explained('workloads.app.replicas')).toEqual({
      code: 0,
      stderr: '',
      stdout: `workloads.app.replicas
How many pods run.
A whole number, 0 to 1000; 1 by default.

laptop: 1
    default             1
>   preset development  1  kinds.web.replicas

live: 4
    default             1
>   preset ./team.yaml  4  ./team.yaml:5:10

It turns into:
  Deployment shop-app  spec.replicas
`,
    })
  })

  test('one target; an override by its place', async () => {
    const { stdout } = await explained('workloads.app.port', '--target', 'live')
    expect(stdout).toContain('>   overrides  81    k8s-kit.config.yaml:16:38\n')
    expect(stdout).toMatch(/\n {2}Service shop-app +spec\.ports\[0\]\.port\n/)
    expect(stdout).not.toContain('laptop')
  })

  test('presets instead of the targets of the config', async () => {
    const { stdout } = await explained('workloads.app.replicas', '--preset', 'k3s,production')
    expect(stdout).toContain('k3s-production: 3\n')
    expect(stdout).toContain('>   preset production  3  kinds.web.replicas\n')
  })

  test('what differs between targets is told apart', async () => {
    const { stdout } = await explained('workloads.app.service.nodePort')
    expect(stdout).toContain('In live it turns into:\n  Service shop-app  spec.ports[0].nodePort  only when ')
    expect(stdout).toContain('In laptop it turns into:\n  Service shop-app  spec.ports[0].nodePort\n')
  })

  test('a map: every value in it, by target where they differ', async () => {
    const { stdout } = await explained('workloads.app.autoscaling')
    expect(stdout).toContain(
      'workloads.app.autoscaling\nHorizontal scaling by CPU use; it needs metrics-server.\nA map of 4 values.\n',
    )
    expect(stdout).toMatch(
      /\n {2}enabled {6}false {2}preset development {2}\(laptop\)\n {15}false {2}default {13}\(live\)\n/,
    )
  })

  test('a word: what it says, where, and that nothing else changes it', async () => {
    expect((await explained('workloads.db.version')).stdout).toBe(`workloads.db.version
The major version of PostgreSQL; it decides where the data lies.
One of "14", "15", "16", "17", "18".

"17"  k8s-kit.config.yaml:10:5
It decides the shape of what is generated: no preset, no override and no --set changes it.
`)
    expect((await explained('workloads.app.dependsOn')).stdout).toContain('The config does not say it.\n')
  })

  test('a value that no object holds', async () => {
    const { stdout } = await explained('environment')
    expect(stdout).toContain('It is in no field of an object: only pages, checks and tests of the chart read it.\n')
  })

  test('no secret shows', async () => {
    for (const words of [['workloads.app.env.API_TOKEN'], ['workloads.app'], ['workloads.app', '--json']]) {
      const { code, stdout } = await explained(...words)
      expect(code).toBe(0)
      expect(stdout).toContain('(text of 14 characters)')
      expect(stdout).not.toContain('s3cr3t')
    }
  })

  test('--json: the same for a program', async () => {
    const { code, stdout, stderr } = await explained('workloads.app.replicas', '--target', 'live', '--json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      config: 'k8s-kit.config.yaml',
      path: 'workloads.app.replicas',
      about: 'value',
      targets: [
        {
          target: 'live',
          value: 4,
          layers: [{ layer: 'default' }, { layer: 'preset', file: './team.yaml', position: { line: 5, column: 10 } }],
          uses: [{ kind: 'Deployment', name: 'shop-app', namespace: 'shop', field: 'spec.replicas', form: 'value' }],
        },
      ],
    })
  })

  test('an unknown path, an unknown target and a broken config are errors', async () => {
    const unknown = await explained('workloads.app.replcas')
    expect(unknown).toMatchObject({ code: 2, stdout: '' })
    expect(unknown.stderr).toMatch(/^workloads\.app\.replcas: workloads\.app has no key "replcas" \[option-invalid\]\n/)
    expect(unknown.stderr).toContain('did you mean: workloads.app.replicas?')
    expect((await explained('name', '--target', 'lve')).stderr).toContain('did you mean: live?')
    const folder = await temporaryFolder({ 'k8s-kit.config.yaml': 'name: Shop\nworkloads: { app: { kind: wbe } }\n' })
    const { code, stderr } = await cli(folder, ['explain', 'name'])
    expect(code).toBe(2)
    expect(stderr).toContain('2 problems')
  })

  test('without a config it is the built-in example, and says so', async () => {
    const { stdout, stderr } = await cli(await temporaryFolder(), ['explain', 'name'])
    expect(stdout).toContain('\n"belajar"\n')
    expect(stderr).toContain('this is the built-in example')
  })
})

describe('k8s-kit explain --topic', () => {
  test('in the language of the config, or in another one', async () => {
    expect((await explained('--topic', 'statefulset')).stdout).toMatch(/^Deployment dan StatefulSet\n/)
    expect((await explained('--topic', 'statefulset', '--locale', 'en')).stdout).toMatch(
      /^Deployment and StatefulSet\n/,
    )
  })

  test('with what it means for the config at hand', async () => {
    const { stdout } = await explained('--topic', 'service', '--locale', 'en', '--target', 'live')
    expect(stdout).toContain('Service shop-app          shop-app.shop.svc.cluster.local\n')
  })

  test('without a config, and with a broken one, it is told all the same', async () => {
    const broken: Record<string, string>[] = [{}, { 'k8s-kit.config.yaml': 'name: [\n' }]
    for (const files of broken) {
      const { code, stdout, stderr } = await cli(await temporaryFolder(files), ['explain', '--topic', 'environment'])
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toMatch(/^Which environment for which use\n/)
      expect(stdout).not.toContain('In your config')
    }
  })

  test('--json', async () => {
    const { stdout } = await explained('--topic', 'port-forward', '--json', '--locale', 'id')
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, topic: 'port-forward', parts: expect.any(Array) })
  })

  test('an unknown topic, no question, and two questions are errors', async () => {
    expect((await explained('--topic', 'servce')).stderr).toContain('did you mean: service?')
    expect(await explained()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('a path or --topic is missing'),
    })
    expect(await explained('name', '--topic', 'service')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--topic: cannot be used with a path'),
    })
  })
})
