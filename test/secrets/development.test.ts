import { describe, expect, it } from 'vitest'
import { cli, readFolder } from '../cli/cli.ts'
import { threeOutputs } from '../outputs/three-outputs.ts'
import { temporaryFolder } from '../tools/folder.ts'
import { kinds, leaksOf, plainPassword } from './kinds.ts'
import { config } from './places.ts'

const all = [...kinds, plainPassword]
const secrets = (text: string) => ({ login: { keys: ['LOGIN'], source: 'development', development: { LOGIN: text } } })
const shop = (text: string) =>
  config({
    app: { env: { LOGIN: { secret: 'login', key: 'LOGIN' } } },
    secrets: secrets(text),
    targets: {
      laptop: { presets: ['kind'] },
      live: { presets: ['k3s', 'production'], overrides: { secrets: { login: { source: 'existing' } } } },
    },
  })

/** The files of the target that the literal is for. */
const own = [
  'deploy/chart/values-laptop.yaml',
  'deploy/kustomize/overlays/laptop/login-secret.yaml',
  'deploy/manifests/laptop/01-secret.yml',
]

describe('a literal for development', () => {
  it.each(all)('stands in the files of its target only: $name', async (kind) => {
    const folder = await temporaryFolder({ 'k8s-kit.config.json': shop(kind.text) })
    const { code, stdout, stderr } = await cli(folder, ['generate'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(leaksOf(kind, stdout)).toEqual([])
    const files = Object.entries(await readFolder(folder)).filter(([path]) => path !== 'k8s-kit.config.json')
    const holding = files.filter(([, text]) => leaksOf(kind, text).length > 0).map(([path]) => path)
    expect(holding.filter((path) => !/(values-|overlays\/|manifests\/)laptop/.test(path))).toEqual([])
    expect(holding.length).toBeGreaterThanOrEqual(2)
  })

  it('means the same in all three outputs', async () => {
    const { plain, helm, kustomize } = await threeOutputs(JSON.parse(shop(plainPassword.text)), 'laptop')
    const [secret, ...others] = [plain, helm, kustomize].map((objects) => objects.find(({ kind }) => kind === 'Secret'))
    expect(secret).toMatchObject({ stringData: { LOGIN: plainPassword.text } })
    for (const other of others) expect(other).toMatchObject({ stringData: { LOGIN: plainPassword.text } })
  })

  it('is printed for a program, and not for a person', async () => {
    const folder = await temporaryFolder({ 'k8s-kit.config.json': shop(plainPassword.text) })
    const argv = ['generate', '--target', 'laptop', '--stdout']
    expect((await cli(folder, argv)).stdout).toContain(`LOGIN: ${plainPassword.text}`)
    const { stdout } = await cli(folder, argv, { terminal: true })
    expect(leaksOf(plainPassword, stdout)).toEqual([])
    expect(stdout).toContain('LOGIN: (text of 11 characters)')
    expect(stdout).toContain('image: example/shop:1.0.0')
  })

  it.each(all)('does not show when its files were edited: $name', async (kind) => {
    const folder = await temporaryFolder({ 'k8s-kit.config.json': shop('another') })
    await cli(folder, ['generate'])
    const { writeFile, readFile } = await import('node:fs/promises')
    for (const path of [
      ...own,
      'deploy/manifests/live/01-webapp.yml',
      'deploy/chart/values.yaml',
      'deploy/README.md',
    ]) {
      const before = await readFile(`${folder}/${path}`, 'utf8').catch(() => undefined)
      if (before === undefined) continue
      const quoted = JSON.stringify(kind.text)
      const value = before.includes('another') ? before.replaceAll('another', quoted) : `${before}password: ${quoted}\n`
      await writeFile(`${folder}/${path}`, `${value}# ${kind.isCertain ? quoted : 'ours'}\n`)
    }
    for (const argv of [
      ['generate'],
      ['generate', '--json'],
      ['generate', '--dry-run'],
      ['generate', '--check', '--json'],
    ]) {
      const { code, stdout, stderr } = await cli(folder, argv)
      expect(code).toBe(1)
      expect(leaksOf(kind, stdout + stderr)).toEqual([])
    }
  })
})
