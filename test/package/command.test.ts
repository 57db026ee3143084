import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { execute } from '../tools/execute.ts'
import { type InstalledPackage, installedPackage, withoutNpm } from './installed.ts'

let installed: InstalledPackage

beforeAll(async () => {
  installed = await installedPackage()
}, 300_000)

const npx = async (cwd: string, ...args: string[]) =>
  withoutNpm(await execute('npx', ['--no-install', 'k8s-kit', ...args], { cwd }))

describe('as a command', () => {
  test('npx k8s-kit generate --preset k3s; again, nothing changed', async () => {
    const first = await npx(installed.project, 'generate', '--preset', 'k3s')
    expect(first.code).toBe(0)
    expect(first.stdout).toMatch(/^deploy\/chart +\d+ files {2}created$/m)
    const chart = await readFile(join(installed.project, 'deploy/chart/Chart.yaml'), 'utf8')
    expect(parse(chart).name).toBe('belajar')
    const second = await npx(installed.project, 'generate', '--preset', 'k3s')
    expect(second.code).toBe(0)
    expect(second.stdout).toMatch(/^Nothing changed: \d+ files in deploy are up to date\.$/m)
  })

  test('a config in TypeScript needs no compile step', async () => {
    const folder = join(installed.project, 'typed')
    await mkdir(folder)
    expect((await npx(folder, 'init', '--format', 'ts', '--name', 'shop')).code).toBe(0)
    expect(await npx(folder, 'generate', '--quiet')).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(parse(await readFile(join(folder, 'deploy/chart/Chart.yaml'), 'utf8')).name).toBe('shop')
  })

  test('| head', async () => {
    const line = 'set -o pipefail; npx --no-install k8s-kit schema | head -n 1'
    expect(withoutNpm(await execute('bash', ['-c', line], { cwd: installed.project }))).toEqual({
      code: 0,
      stdout: '{\n',
      stderr: '',
    })
  })
})
