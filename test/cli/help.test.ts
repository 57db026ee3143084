import { describe, expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import type { AnyCommand } from '../../src/cli/command.ts'
import { commands } from '../../src/cli/commands/registry.ts'
import { temporaryFolder } from '../tools/folder.ts'
import { cli } from './cli.ts'

const all: (readonly [line: string, command: AnyCommand])[] = commands.flatMap((command) => [
  [command.name, command] as const,
  ...(command.commands ?? []).map((inner) => [`${command.name} ${inner.name}`, inner] as const),
])

describe('help', () => {
  for (const [line, command] of all) {
    test(`k8s-kit ${line} --help says what it does, every option, and examples`, async () => {
      const { code, stdout, stderr } = await cli(await temporaryFolder(), [...line.split(' '), '--help'])
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toContain(`Usage: k8s-kit ${line}`)
      for (const { flags } of command.options) expect(stdout).toContain(`  ${flags} `)
      expect(command.examples.length).toBeGreaterThan(0)
      for (const [example, meaning] of command.examples) {
        expect(stdout).toMatch(new RegExp(`\n  k8s-kit ${escaped(example)} +# ${escaped(meaning)}\n`))
      }
    })
  }

  test('k8s-kit --help', async () => {
    const { code, stdout } = await cli(await temporaryFolder(), ['--help'])
    expect(code).toBe(0)
    expect(stdout).toBe(`Usage: k8s-kit [options] [command]

One typed config: a Helm chart, Kustomize overlays and plain Kubernetes manifests that say the same.

Options:
  -V, --version             print the version
  --verbose                 with an error of k8s-kit itself or of a config in code: where it
                            happened
  -h, --help                print this help

Commands:
  generate [options]        Write the Helm chart, the Kustomize overlays and the plain manifests.
  check [options]           Say what a careful reviewer would say; write nothing.
  explain [options] [path]  Say what a value is, where it comes from and what it turns into.
  graph [options]           Draw the parts of the application and who may talk to whom.
  presets [options]         List the presets.
  init [options]            Write a small commented config into this folder.
  schema                    Print the JSON Schema of the config.
  help [command]            print the help of a command

Examples:
  k8s-kit generate --preset k3s  # the built-in example, or your config, for one kind of cluster
  k8s-kit init                   # a config of your own to begin with
  k8s-kit generate               # every target of the config, into deploy/
  k8s-kit generate --help        # more of each command
`)
  })

  test('k8s-kit help presets is k8s-kit presets --help', async () => {
    const folder = await temporaryFolder()
    expect(await cli(folder, ['help', 'presets'])).toEqual(await cli(folder, ['presets', '--help']))
  })

  test('without a command the help is a message', async () => {
    const folder = await temporaryFolder()
    const { stdout } = await cli(folder, ['--help'])
    expect(await cli(folder, [])).toEqual({ code: 2, stdout: '', stderr: stdout })
  })

  test('--version', async () => {
    const said = { code: 0, stdout: `${packageJson.version}\n`, stderr: '' }
    expect(await cli(await temporaryFolder(), ['--version'])).toEqual(said)
    expect(await cli(await temporaryFolder(), ['-V'])).toEqual(said)
  })
})

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
