import { chmod } from 'node:fs/promises'
import type { Bundle } from '../../src/index.ts'
import type { Outcome } from '../tools/execute.ts'
import { temporaryFolder } from '../tools/folder.ts'
import type { Container } from './container.ts'
import { run } from './process.ts'

/** The first block of the generated runbook that is in this language and has this text. */
export function blockOf(bundle: Bundle, language: string, text: string): string {
  const blocks = [...(bundle.files['README.md'] ?? '').matchAll(/^( *)```(\w+)\n([\s\S]*?)^ *```$/gm)]
  const found = blocks.find(([, , itsLanguage, block]) => itsLanguage === language && block?.includes(text))
  if (!found) throw new Error(`the runbook has no block in ${language} with ${text}`)
  const [, indent = '', , block = ''] = found
  return block.replaceAll(new RegExp(`^${indent}`, 'gm'), '').trim()
}

/** Someone at a shell who follows the runbook. */
export interface Reader {
  /** The folder that they are in. */
  readonly folder: string
  /** Runs commands; the input is typed at the prompt that they open. */
  readonly type: (commands: string, input?: string) => Promise<Outcome>
}

/** A reader whose kubectl reaches one container, by the reference of its controller, and nothing else. */
export async function readerOf(container: Container, reference: string): Promise<Reader> {
  const { user, inside } = container
  const folder = await openFolder()
  const environment = { PATH: `${await openFolder({ kubectl: kubectlTo(container, reference) })}:/usr/bin:/bin` }
  const type = (commands: string, input = '') =>
    run(['/bin/bash', '--norc', '-euo', 'pipefail', '-c', inside(commands)], { environment, user, cwd: folder, input })
  return { folder, type }
}

async function openFolder(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await temporaryFolder(files)
  await chmod(folder, 0o777)
  return folder
}

/**
 * `kubectl exec`: the command has the variables of the container and none of the reader's. What it writes goes through a pipe, and
 * with -i what it reads, too: a file would be one that it can go back in.
 */
function kubectlTo({ environment }: Container, reference: string): string {
  const variables = Object.entries(environment).map(([name, value]) => quoted(`${name}=${value}`))
  return `#!/bin/bash
set -euo pipefail
[[ $1 == exec && " $* " == *" ${reference} "* ]] || { echo "not found: $*" >&2; exit 1; }
case "$2" in -i|-it) input=cat ;; *) input=true ;; esac
while [ "$1" != -- ]; do shift; done
shift
env -i ${variables.join(' ')} "$@" < <($input) | cat
`
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
