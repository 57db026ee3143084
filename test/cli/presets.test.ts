import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { builtInPresets } from '../../src/index.ts'
import { temporaryFolder } from '../tools/folder.ts'
import { cli, shop } from './cli.ts'

const team = `name: team
family: tier
description: What our team runs.
kinds:
  web: { replicas: 4 }
`

describe('k8s-kit presets', () => {
  test('one line each: name, family, description', async () => {
    const { code, stdout, stderr } = await cli(await temporaryFolder(), ['presets'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const lines = stdout.trimEnd().split('\n')
    expect(lines.map((line) => line.split(/ +/)[0])).toEqual(Object.keys(builtInPresets))
    for (const line of lines) expect(line).toMatch(/^[a-z0-9-]+ +(environment|tier) +\S.*\.$/)
    expect(new Set(lines.map((line) => line.search(/environment|tier/))).size).toBe(1)
  })

  test('with the files that the config uses', async () => {
    const folder = await temporaryFolder({
      'k8s-kit.config.yaml': 'name: shop\nworkloads: {}\ntargets: { live: { presets: [./team.yaml] } }\n',
      'team.yaml': team,
    })
    const { code, stdout } = await cli(folder, ['presets'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/\n\.\/team\.yaml +tier +What our team runs\.\n$/)
  })

  test('the list comes also when a file is broken', async () => {
    const folder = await temporaryFolder({
      'k8s-kit.config.yaml': 'name: shop\nworkloads: {}\ntargets: { live: { presets: [./team.yaml] } }\n',
      'team.yaml': 'name: team\n',
    })
    const { code, stdout, stderr } = await cli(folder, ['presets'])
    expect(code).toBe(2)
    expect(stdout).toContain('production')
    expect(stderr).toMatch(/^\.\/team\.yaml.*family: /)
  })

  test('the list comes also when the config is broken, or not there', async () => {
    const folder = await temporaryFolder({ 'k8s-kit.config.yaml': 'name: [\n' })
    for (const more of [[], ['--config', 'nope.yaml']]) {
      const { code, stdout, stderr } = await cli(folder, ['presets', ...more])
      expect(code).toBe(2)
      expect(stdout).toContain('production')
      expect(stderr).toMatch(/^(k8s-kit\.config\.yaml:2:1: .*\[config-syntax\]|.*nope\.yaml)/)
    }
  })
})

describe('k8s-kit presets show', () => {
  test('each value with the preset that gave it', async () => {
    const { code, stdout, stderr } = await cli(await temporaryFolder(), ['presets', 'show', 'k3s,production'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('      type: LoadBalancer # k3s\n')
    expect(stdout).toContain('    replicas: 3 # production\n')
  })

  test('a file of the user, relative to the working folder', async () => {
    const folder = await temporaryFolder({ 'presets/team.yaml': team, 'inside/README.md': '' })
    for (const name of ['../presets/team.yaml', join(folder, 'presets/team.yaml')]) {
      const { code, stdout } = await cli(join(folder, 'inside'), ['presets', 'show', `k3s,${name}`])
      expect(code).toBe(0)
      expect(stdout).toContain('# team (tier): What our team runs.\n')
      expect(stdout).toContain('    replicas: 4 # team\n')
    }
  })

  test('an unknown name', async () => {
    const { code, stdout, stderr } = await cli(await temporaryFolder(), ['presets', 'show', 'k3s,prodction'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('there is no preset "prodction" [preset-unknown]\n')
    expect(stderr).toContain('  did you mean: production?\n')
  })

  test('a file that is not there', async () => {
    const { code, stderr } = await cli(await temporaryFolder(), ['presets', 'show', './nope.yaml'])
    expect(code).toBe(2)
    expect(stderr).toContain('nope.yaml')
  })
})

describe('presets of a user', () => {
  test('in a config they are relative to it, after --preset to the working folder', async () => {
    const folder = await temporaryFolder({
      'k8s-kit.config.yaml': `${shop['k8s-kit.config.yaml']}  ours: { presets: [k3s, ./team.yaml] }\n`,
      'team.yaml': team,
      'inside/team.yaml': team.replace('replicas: 4', 'replicas: 5').replace('name: team', 'name: inner'),
    })
    const inside = join(folder, 'inside')
    const fromConfig = await cli(inside, ['generate', '--target', 'ours', '--stdout'])
    expect(fromConfig.stdout).toContain('\n  replicas: 4\n')
    const fromOption = await cli(inside, ['generate', '--preset', 'k3s,./team.yaml', '--stdout'])
    expect(fromOption.stdout).toContain('\n  replicas: 5\n')
    const { stdout } = await cli(inside, ['generate', '--preset', 'k3s,./team.yaml', '--json'])
    expect(JSON.parse(stdout).targets).toMatchObject([{ name: 'k3s-inner', presets: ['k3s', 'inner'] }])
  })

  test('files of targets that are not asked for are not read', async () => {
    const folder = await temporaryFolder({
      'k8s-kit.config.yaml': `${shop['k8s-kit.config.yaml']}  ours: { presets: [./nope.yaml] }\n`,
    })
    expect((await cli(folder, ['check', '--target', 'laptop'])).code).toBe(0)
    expect((await cli(folder, ['check', '--preset', 'kind'])).code).toBe(0)
    expect((await cli(folder, ['check'])).code).toBe(2)
  })

  test('problems of the config and of its preset files are told together', async () => {
    const folder = await temporaryFolder({
      'k8s-kit.config.yaml': `name: shop
workloads:
  app: { kind: web, image: "example/shop:1.0.0" }
versoin: 1.0.0
targets:
  ours: { presets: [k3s, ./team.yaml] }
`,
      'team.yaml': team.replace('replicas', 'replica').replace('tier', 'teir'),
    })
    const { code, stderr } = await cli(folder, ['generate'])
    expect(code).toBe(2)
    expect(stderr).toBe(`k8s-kit.config.yaml:4:1: versoin: this key is not known [config-unknown-key]
  did you mean: version?

./team.yaml:2:1: family: the value is not allowed [config-invalid-value]
  expected: environment, tier
  found:    the text "teir"
  did you mean: tier?

./team.yaml:5:10: kinds.web.replica: this key is not known [config-unknown-key]
  did you mean: replicas?

3 problems
`)
  })

  test('a preset that could not be read is not called unknown too', async () => {
    const folder = await temporaryFolder({ ...shop, 'team.yaml': team.replace('tier', 'teir') })
    const { stderr } = await cli(folder, ['generate', '--preset', 'k3s,./team.yaml'])
    expect(stderr).not.toContain('preset-unknown')
    expect(stderr.endsWith('\n\n1 problem\n')).toBe(true)
  })

  test('a preset that speaks of a workload that is not there', async () => {
    const folder = await temporaryFolder({ ...shop, 'team.yaml': `${team}workloads: { ap: { replicas: 1 } }\n` })
    const { code, stderr } = await cli(folder, ['generate', '--preset', 'k3s,./team.yaml'])
    expect(code).toBe(2)
    expect(stderr).toBe(`preset team.workloads.ap: this key is not known [config-unknown-key]
  did you mean: app?

1 problem
`)
  })
})
