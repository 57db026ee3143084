import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Config } from '../../src/index.ts'
import { runbookFiles } from '../../src/outputs/pages/runbook.ts'
import { plainFiles } from '../../src/outputs/plain.ts'
import { type PrepareOptions, prepare, resolveFiles } from '../../src/prepare.ts'
import { namespaceOf } from '../../src/targets.ts'
import { withNamespace } from '../../src/traits/namespace.ts'

/** The config of an example, as its reader has it. */
export function example(name: string): Config {
  const file = join(import.meta.dirname, '..', '..', 'examples', name, 'k8s-kit.config.yaml')
  return parse(readFileSync(file, 'utf8')) as Config
}

/** The config of the example belajar, in one of the languages. */
export function belajar(locale: 'en' | 'id'): Config {
  return { ...example('belajar'), locale }
}

/** The config of the example warung-kopi, in one of the languages. */
export function warungKopi(locale: 'en' | 'id'): Config {
  return { ...example('warung-kopi'), locale }
}

/** The page of a config, and the plain files that its commands name. */
export function page(config: Config, options: PrepareOptions & { readonly folder?: string } = {}) {
  const prepared = prepare(config, options)
  const targets = prepared.targets.map((target) => {
    const { values, namespace } = target
    const files = resolveFiles(prepared.trees, { values, namespace, release: config.name })
    return { ...target, files: withNamespace(files, namespaceOf(prepared.config, target)) }
  })
  const { folder = 'deploy' } = options
  const text = runbookFiles({ ...prepared, targets, folder })['README.md'] as string
  return { text, targets, files: plainFiles({ targets }) }
}

/** What stands in the fences of a language, without the indentation of a list. */
export function fences(text: string, language: string): string[] {
  const pattern = new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^\\1\`\`\`$`, 'gm')
  return [...text.matchAll(pattern)].map(([, indent = '', code = '']) =>
    code.replace(new RegExp(`^${indent}`, 'gm'), '').trimEnd(),
  )
}

/** The part of a page below a heading, up to the next one of the same or a higher level. */
export function section(text: string, heading: string): string {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => line.replace(/^#+ /, '') === heading && line.startsWith('#'))
  if (start < 0) return ''
  const level = lines[start]?.match(/^#+/)?.[0].length ?? 0
  const fenced = (index: number) => lines.slice(start, index).filter((line) => /^ *```/.test(line)).length % 2 === 1
  const end = lines.findIndex(
    (line, index) => index > start && new RegExp(`^#{1,${level}} `).test(line) && !fenced(index),
  )
  return lines.slice(start, end < 0 ? undefined : end).join('\n')
}
