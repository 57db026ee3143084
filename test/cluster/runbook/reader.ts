import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Bundle, KubernetesObject } from '../../../src/index.ts'
import { execute } from '../../tools/execute.ts'
import { type HelmName, temporaryFolder, toolPath } from '../../tools/run.ts'
import { kubectl } from '../cluster.ts'
import { namespaceOf } from '../outputs.ts'
import { exceptionFor } from './exceptions.ts'
import type { State } from './installed.ts'
import { promises } from './promises.ts'
import { filled } from './values.ts'

/** Someone who types the commands of a runbook for one target, in a folder that holds `deploy/`. */
export interface Reader {
  readonly target: string
  readonly namespace: string
  readonly objects: readonly KubernetesObject[]
  /** Types commands that stand together, looks whether each did what the page says, and returns what they have printed. */
  readonly type: (commands: readonly string[]) => Promise<string>
  /** Runs a command in the folder, and returns what it prints; a failure is an error. */
  readonly run: (command: string) => Promise<string>
  /** Writes `deploy/`, as `k8s-kit generate` does. */
  readonly generate: (bundle: Bundle) => Promise<void>
  /** The command that applies a change, or the same files again. */
  readonly change: string
  /** What was read from the page's commands, and is put in the place of `<...>`. */
  readonly seen: Record<string, string>
  /** How everything was after the installation, once there was one. */
  installed: State
}

/** Where a reader begins. */
export interface Start {
  readonly bundle: Bundle
  readonly target: string
  readonly helm: HelmName
  readonly change: string
}

/** A reader with the real tools, and with a kubeconfig that they may change. */
export async function readerOf({ bundle, target, helm, change }: Start): Promise<Reader> {
  const kubeconfig = await kubectl(['config', 'view', '--raw', '--minify', '--flatten'])
  const folder = await temporaryFolder({ kubeconfig, editor })
  await addTools(join(folder, 'bin'), { kubectl: toolPath('kubectl'), helm: toolPath(helm) })
  const environment = {
    PATH: `${join(folder, 'bin')}:/usr/bin:/bin`,
    KUBECONFIG: join(folder, 'kubeconfig'),
    KUBE_EDITOR: join(folder, 'editor'),
  }
  const reader: Reader = {
    target,
    namespace: namespaceOf(bundle, target),
    objects: bundle.manifests[target] as readonly KubernetesObject[],
    type: (commands) => type(commands, reader),
    run: async (command) => {
      const script = `set -eu\n${command}`
      const outcome = await execute('/bin/bash', ['-c', script], { cwd: folder, environment, timeout: 120_000 })
      if (outcome.code !== 0) throw new Error(`${command}\nexited with ${outcome.code}: ${outcome.stderr}`)
      return outcome.stdout
    },
    generate: (made) => writeFiles(join(folder, 'deploy'), made.files),
    change,
    seen: {},
    installed: {},
  }
  await reader.generate(bundle)
  return reader
}

/** Changes the first entry below `data:`, as somebody would. */
const editor = `#!/bin/bash
sed -i '0,/^  [^ ]*: /s/^\\(  [^ ]*: \\).*/\\1edited-by-hand/' "$1"
`

async function type(commands: readonly string[], reader: Reader): Promise<string> {
  const variables: string[] = []
  const printed: string[] = []
  for (const template of commands) {
    const command = filled(template, reader.seen)
    const exception = exceptionFor(command)
    if (exception && !exception.instead) continue
    printed.push(await typeOne(exception?.instead?.(command) ?? command, variables, reader))
    if (/^[A-Z]+=/.test(command)) variables.push(command)
  }
  return printed.join('\n')
}

async function typeOne(command: string, variables: readonly string[], reader: Reader): Promise<string> {
  const given = promises.flatMap((promise) => {
    const match = promise.command.exec(command)
    return match ? [{ promise, match }] : []
  })
  for (const { promise, match } of given) await promise.before?.({ match, reader, stdout: '' })
  const stdout = await runOrForce([...variables, command].join('\n'), reader)
  for (const { promise, match } of given) {
    try {
      await promise.holds({ match, reader, stdout })
    } catch (error) {
      throw new Error(`${command}\ndoes not do what the page says: ${(error as Error).message}`)
    }
  }
  return stdout
}

/** Helm 4 refuses to overwrite what was changed by hand, and the page says what helps. */
async function runOrForce(command: string, { run }: Reader): Promise<string> {
  return run(command).catch((error: Error) => {
    if (!/^helm (upgrade|rollback) /.test(command) || !error.message.includes('conflict with "kubectl')) throw error
    return run(`${command} --force-conflicts`)
  })
}

async function addTools(bin: string, tools: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(bin)
  for (const [name, path] of Object.entries(tools)) await symlink(path, join(bin, name))
}

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
}
