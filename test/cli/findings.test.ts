import { describe, expect, test } from 'vitest'
import { formatFindings } from '../../src/cli/findings.ts'
import { styleOf } from '../../src/cli/style.ts'
import type { Finding } from '../../src/index.ts'
import { temporaryFolder } from '../tools/folder.ts'
import { cli, readFolder } from './cli.ts'

const literal = {
  'k8s-kit.config.yaml': `name: shop
workloads:
  app: { kind: web, image: "example/shop:1.0.0", port: 8080 }
secrets:
  key: { keys: [API_KEY], source: development, development: { API_KEY: local } }
targets:
  laptop: { presets: [kind] }
  live: { presets: [k3s, production] }
`,
}

const error = `error: live: secrets.key.source: the Secret key is a literal for development, and live is not for local development [development-secret]
  reason: the password would stand in git and in every generated file, for anyone to read
  remedy: set secrets.key.source to existing or external
`

describe('a finding of severity error', () => {
  test('generate: printed, nothing written, exit 1; also when quiet', async () => {
    const folder = await temporaryFolder(literal)
    for (const more of [[], ['--quiet'], ['--dry-run'], ['--check'], ['--force']]) {
      const { code, stdout, stderr } = await cli(folder, ['generate', ...more])
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toContain(error)
      expect(stderr).toMatch(
        /\n\n1 error.*\n\nNothing was written\. What is meant to be so can be allowed: .* allow: in the config\.\n$/,
      )
    }
    expect(Object.keys(await readFolder(folder))).toEqual(['k8s-kit.config.yaml'])
  })

  test('generate --stdout prints no manifest', async () => {
    const { code, stdout } = await cli(await temporaryFolder(literal), ['generate', '-t', 'live', '--stdout'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  })

  test('generate --json', async () => {
    const { code, stdout } = await cli(await temporaryFolder(literal), ['generate', '--json'])
    expect(code).toBe(1)
    const { findings, ...rest } = JSON.parse(stdout)
    expect(rest).toEqual({ ok: false, written: false, allowed: [] })
    expect(findings).toContainEqual(expect.objectContaining({ code: 'development-secret', target: 'live' }))
  })

  test('a target without it is written', async () => {
    const folder = await temporaryFolder(literal)
    expect((await cli(folder, ['generate', '--target', 'laptop'])).code).toBe(0)
  })

  test('check: on stdout, exit 1', async () => {
    const folder = await temporaryFolder(literal)
    const { code, stdout, stderr } = await cli(folder, ['check'])
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    expect(stdout).toContain(error)
    const json = await cli(folder, ['check', '--json'])
    expect(json.code).toBe(1)
    expect(JSON.parse(json.stdout)).toMatchObject({
      ok: false,
      config: 'k8s-kit.config.yaml',
      targets: ['laptop', 'live'],
      findings: expect.arrayContaining([expect.objectContaining({ severity: 'error', path: 'secrets.key.source' })]),
    })
    expect(await readFolder(folder)).toEqual(literal)
  })
})

describe('k8s-kit check', () => {
  test('without an error: exit 0', async () => {
    const { code, stderr } = await cli(await temporaryFolder(literal), ['check', '--target', 'laptop'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  test('says which targets have no finding', async () => {
    const folder = await temporaryFolder({ 'k8s-kit.config.yaml': 'name: shop\nworkloads: {}\n' })
    expect(await cli(folder, ['check'])).toEqual({
      code: 0,
      stdout: 'No findings in 1 target: default.\n',
      stderr: '',
    })
  })

  test('bad input: exit 2', async () => {
    const { code, stderr } = await cli(await temporaryFolder(literal), ['check', '--target', 'lve'])
    expect(code).toBe(2)
    expect(stderr).toBe(`--target: the config has no target "lve" [target-unknown]
  expected: laptop, live
  did you mean: live?

1 problem
`)
  })
})

describe('findings as text', () => {
  const finding: Finding = {
    code: 'sample',
    severity: 'warning',
    target: 'kind',
    path: 'workloads.app',
    message: 'it could be better',
    reason: 'it hurts',
    remedy: 'do it well',
  }
  const plain = styleOf({ env: {}, isTerminal: { stdout: false, stderr: false } }, 'stdout')
  const bright = styleOf({ env: {}, isTerminal: { stdout: true, stderr: true } }, 'stdout')

  test('what targets have in common is said once, and severities are counted', () => {
    const findings: Finding[] = [
      finding,
      { ...finding, target: 'k3s' },
      { ...finding, severity: 'info', path: '', message: 'by the way' },
      { ...finding, severity: 'error', message: 'it cannot work' },
    ]
    expect(formatFindings(findings, plain, 'en')).toBe(`warning: kind, k3s: workloads.app: it could be better [sample]
  reason: it hurts
  remedy: do it well

info: kind: by the way [sample]
  reason: it hurts
  remedy: do it well

error: kind: workloads.app: it cannot work [sample]
  reason: it hurts
  remedy: do it well

1 error, 2 warnings, 1 remark
`)
    expect(formatFindings([], plain, 'en')).toBe('')
  })

  test('in colour', () => {
    expect(formatFindings([finding], bright, 'en')).toContain('\u001b[33mwarning\u001b[39m: kind: ')
  })
})
