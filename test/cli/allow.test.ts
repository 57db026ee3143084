import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../tools/folder.ts'
import { cli } from './cli.ts'

const config = (allow = '') => ({
  'k8s-kit.config.yaml': `name: shop
workloads:
  app: { kind: web, image: example/shop:1.0.0, env: { DB_PASSWORD: demo-demo, LICENSE_KEY: shop-1 } }
targets:
  laptop: { presets: [kind] }
${allow}`,
})
const entry = 'allow: [{ finding: secret-in-config-map, path: workloads.app.env.DB_PASSWORD, reason: A demo }]\n'
const codes = 'secret-in-config-map,possible-secret'

describe('findings that are allowed', () => {
  test('by the config: one line, and the rest as ever', async () => {
    const folder = await temporaryFolder(config(entry))
    const { code, stdout } = await cli(folder, ['check'])
    expect(code).toBe(0)
    expect(stdout).toContain('[possible-secret]')
    expect(stdout.endsWith('\n1 warning\n1 finding allowed: secret-in-config-map.\n')).toBe(true)
  })

  test('by --allow, for one run', async () => {
    const folder = await temporaryFolder(config())
    expect((await cli(folder, ['generate'])).code).toBe(1)
    const { code, stdout, stderr } = await cli(folder, ['generate', '--allow', codes])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('No findings.\n2 findings allowed: secret-in-config-map, possible-secret.\n')
    expect(await cli(folder, ['check', '--allow', 'secret-in-config-map', '--allow', 'possible-secret'])).toEqual({
      code: 0,
      stdout: 'No findings in 1 target: laptop.\n2 findings allowed: secret-in-config-map, possible-secret.\n',
      stderr: '',
    })
  })

  test('--json lists them', async () => {
    const folder = await temporaryFolder(config(entry))
    for (const argv of [
      ['check', '--json'],
      ['generate', '--json', '--dry-run'],
    ]) {
      const { allowed, findings } = JSON.parse((await cli(folder, argv)).stdout)
      expect(allowed).toMatchObject([
        { code: 'secret-in-config-map', target: 'laptop', allowed: { reason: 'A demo', by: 'config' } },
      ])
      expect(findings).toMatchObject([{ code: 'possible-secret' }])
    }
  })

  test('a code that there is not', async () => {
    const folder = await temporaryFolder(config())
    const { code, stderr } = await cli(folder, ['check', '--allow', 'posible-secret'])
    expect(code).toBe(2)
    expect(stderr).toContain(`--allow: there is no finding "posible-secret" [option-invalid]
  did you mean: possible-secret?
`)
  })
})
