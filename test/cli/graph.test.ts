import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../tools/folder.ts'
import { cli, shop } from './cli.ts'

describe('k8s-kit graph', () => {
  test('characters for each target, under its name', async () => {
    const { code, stdout, stderr } = await cli(await temporaryFolder(shop), ['graph'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^laptop:\n\n *┌──────┐\n *│ User │\n/)
    expect(stdout).toContain('\nlive:\n\n')
    expect(stdout).toContain('User -> Service shop-app: node port 30001\n')
  })

  test('one target as Mermaid, as DOT, and as JSON', async () => {
    const folder = await temporaryFolder(shop)
    const drawn = async (...words: string[]) => (await cli(folder, ['graph', '--target', 'live', ...words])).stdout
    expect(await drawn('--format', 'mermaid')).toMatch(/^flowchart LR\n {2}user\(\["User"\]\)\n/)
    expect(await drawn('--format', 'dot')).toMatch(/^digraph "shop" \{\n/)
    const edges = [
      { from: 'user', to: 'app_service', means: 'enter', label: 'port 8080' },
      { from: 'app_service', to: 'app_pods', means: 'select', label: '' },
    ]
    const json = JSON.parse(await drawn('--json'))
    expect(json).toMatchObject({ ok: true, targets: [{ target: 'live', edges }] })
  })

  test('several drawings do not fit into one Mermaid text', async () => {
    const { code, stderr } = await cli(await temporaryFolder(shop), ['graph', '--format', 'mermaid'])
    expect(code).toBe(2)
    expect(stderr).toContain('the targets give 2 drawings, and a Mermaid text holds one [option-invalid]')
    expect(stderr).toContain('--target with one of laptop, live')
  })
})
