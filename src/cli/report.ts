import type { Bundle } from '../index.ts'
import type { WriteResult } from '../writer/write.ts'
import { isSettled, join, listChanges, treeOf } from './changes.ts'
import { count, type Style } from './style.ts'

/** What was written, as a short tree; or that nothing had to be. */
export function formatWritten(result: WriteResult, out: string, style: Style): string {
  const files = result.created.length + result.changed.length + result.unchanged.length
  if (isSettled(result))
    return `Nothing changed: ${count(files, 'file')} in ${out} ${files === 1 ? 'is' : 'are'} up to date.\n`
  return treeOf(result, out, style)
}

/** What a run would do, file by file. */
export function formatPlan(result: WriteResult, out: string, style: Style): string {
  if (isSettled(result)) return formatWritten(result, out, style)
  return `${listChanges(result, out, style)}\n${treeOf(result, out, style)}\nDry run: nothing was written.\n`
}

/** How the disk differs from what would be generated. */
export function formatCheck(result: WriteResult, out: string, style: Style): string {
  if (isSettled(result)) return formatWritten(result, out, style)
  return `${out} differs from what would be generated:\n${listChanges(result, out, style)}`
}

const reasons: Readonly<Record<WriteResult['refused'][number]['reason'], string>> = {
  edited: 'was changed after k8s-kit wrote it',
  foreign: 'is there already, and k8s-kit did not write it',
  'not-a-file': 'is not a file, so it cannot be replaced; remove it or rename it',
}

/** Why nothing was written: the files that are not ours to change, with the difference. */
export function formatRefused({ refused }: WriteResult, out: string, style: Style): string {
  const files = refused.map(({ path, reason, difference }) =>
    [`${style.red(join(out, path))} ${reasons[reason]}`, ...(difference ? [difference.trimEnd()] : [])].join('\n'),
  )
  const replaceable = refused.some(({ reason }) => reason !== 'not-a-file')
  const remedy = replaceable ? ' Move your changes into the config, or run again with --force to replace them.' : ''
  return `${[...files, `Nothing was written.${remedy}`].join('\n\n')}\n`
}

/** The next commands to type, for the first of the targets. */
export function formatNext(bundle: Bundle, out: string, style: Style): string {
  const [target, ...others] = bundle.targets
  const { first = [], ways = [] } = bundle.nextSteps[target?.name ?? ''] ?? {}
  if (ways.length === 0) return ''
  const lines = [
    ...first.flatMap(({ text, command }) => [style.dim(`# ${text}`), command]),
    ...ways.flatMap((command, index) => (index === 0 ? [command] : [style.dim('# or, instead'), command])),
  ]
  const rest = others.length > 0 ? `The same for ${others.map(({ name }) => name).join(', ')}.\n` : ''
  const page = Object.hasOwn(bundle.files, 'README.md') ? `${join(out, 'README.md')} says how to go on.\n` : ''
  return `${style.bold(`Next, for ${target?.name}:`)}\n${lines.map((line) => `  ${line}\n`).join('')}${rest}${page}`
}
