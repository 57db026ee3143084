import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../tools/folder.ts'
import { cli } from './cli.ts'

describe('problems of a config', () => {
  test('those of the file and those of what it says, in the order of the file, each place once', async () => {
    const folder = await temporaryFolder({
      'k8s-kit.config.yaml': `name: shop
workloads:
  app: { kind: web, image: "example/shop:1.0.0", prot: 80, replicas: 017 }
`,
    })
    for (const command of ['generate', 'check']) {
      const { code, stdout, stderr } = await cli(folder, [command])
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      const heads = stderr.split('\n').filter((line) => line.startsWith('k8s-kit.config.yaml:'))
      expect(heads.map((line) => line.replace(/: .*\[/, ' ['))).toEqual([
        'k8s-kit.config.yaml:3:50 [config-unknown-key]',
        'k8s-kit.config.yaml:3:70 [config-ambiguous-scalar]',
      ])
      expect(stderr.endsWith('\n\n2 problems\n')).toBe(true)
    }
  })

  test('a file that is not there, or that is a folder', async () => {
    const folder = await temporaryFolder()
    for (const config of ['nope.yaml', '.']) {
      const { code, stderr } = await cli(folder, ['generate', '--config', config])
      expect(code).toBe(2)
      expect(stderr.startsWith('There is no k8s-kit.config')).toBe(false)
      expect(stderr).toContain(config)
    }
  })

  test('two configs in one folder', async () => {
    const folder = await temporaryFolder({ 'k8s-kit.config.yaml': 'name: a\n', 'k8s-kit.config.json': '{}' })
    for (const command of ['generate', 'init']) {
      const { code, stderr } = await cli(folder, [command])
      expect(code).toBe(2)
      expect(stderr).toContain('k8s-kit.config.yaml and k8s-kit.config.json [config-duplicate]')
    }
  })

  test('an output folder that is a file', async () => {
    const folder = await temporaryFolder({ deploy: 'a file\n' })
    const { code, stderr } = await cli(folder, ['generate', '--preset', 'k3s', '--quiet'])
    expect(code).toBe(2)
    expect(stderr).toContain('is not a folder [output-refused]')
  })

  test('--json: as data on stdout, and as text on stderr', async () => {
    const folder = await temporaryFolder({ 'k8s-kit.config.yaml': 'name: shop\nworklods: {}\n' })
    const { code, stdout, stderr } = await cli(folder, ['check', '--json'])
    expect(code).toBe(2)
    const { ok, problems } = JSON.parse(stdout)
    expect(ok).toBe(false)
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'config-unknown-key',
        path: 'worklods',
        position: { file: 'k8s-kit.config.yaml', line: 2, column: 1 },
      }),
    )
    expect(stderr).toContain('k8s-kit.config.yaml:2:1: worklods: this key is not known [config-unknown-key]\n')
  })
})
