import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execute } from '../tools/execute.ts'
import { temporaryFolder } from '../tools/run.ts'

/** Commands that a page may use and that a test must not really run. */
const recorded = [
  'kubectl',
  'helm',
  'kind',
  'minikube',
  'docker',
  'podman',
  'sudo',
  'curl',
  'go',
  'cloud-provider-kind',
  'kubeseal',
]

/** A program that writes down how it was called, and answers with the name of a pod, or with base64. */
const recorder = `#!/bin/bash
for word in "$(basename "$0")" "$@"; do printf '%s\\036' "$word"; done >> "$CALLS"
printf '\\035' >> "$CALLS"
case " $* " in *' -o name '*) echo pod/example ;; *) echo cG9k ;; esac
`

/** Runs blocks in a real bash whose programs only write down how they are called; returns the calls, equal ones once. */
export async function callsOf(blocks: readonly string[]): Promise<string[][]> {
  const programs = Object.fromEntries(recorded.map((name) => [`bin/${name}`, recorder]))
  const scripts = Object.fromEntries(blocks.map((block, index) => [`blocks/${index}.sh`, withoutPlaceholders(block)]))
  const folder = await temporaryFolder({ ...programs, ...scripts, calls: '', example: 'a copy\n' })
  const calls = join(folder, 'calls')
  const environment = { PATH: `${join(folder, 'bin')}:/usr/bin:/bin`, CALLS: calls }
  const all = 'for script in blocks/*.sh; do bash -u "$script" < /dev/null || exit 1; done'
  const outcome = await execute('/bin/bash', ['-c', all], { cwd: folder, environment })
  if (outcome.code !== 0) throw new Error(outcome.stderr)
  const lines = [...new Set((await readFile(calls, 'utf8')).split('\x1d'))].filter((line) => line !== '')
  return lines.map((line) => line.split('\x1e').slice(0, -1))
}

/** What a reader puts in the place of `<pod>`, and of `<revision>`, which is a number. */
export function withoutPlaceholders(text: string): string {
  return text.replaceAll('<revision>', '1').replace(/<[A-Za-z][^<>\n]*>/g, 'example')
}

/** Runs something for each item, a few at a time. */
export async function eachOf<T>(items: readonly T[], run: (item: T) => Promise<void>): Promise<void> {
  const left = [...items]
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await run(item)
  }
  await Promise.all(Array.from({ length: 6 }, worker))
}
