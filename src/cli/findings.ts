import type { AllowedFinding, Finding } from '../index.ts'
import { count, type Style } from './style.ts'

/** Findings as text; what several targets have in common is said once. Empty without findings. */
export function formatFindings(findings: readonly Finding[], style: Style): string {
  if (findings.length === 0) return ''
  const paragraphs = grouped(findings).map((finding) => formatFinding(finding, style))
  return `${[...paragraphs, closing(findings)].join('\n\n')}\n`
}

/** How many findings were accepted, as one line; empty without any. */
export function formatAllowed(allowed: readonly AllowedFinding[]): string {
  if (allowed.length === 0) return ''
  const codes = [...new Set(allowed.map(({ code }) => code))].join(', ')
  return `${count(allowed.length, 'finding')} allowed: ${codes}.\n`
}

/** Whether nothing may be written. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error')
}

type Grouped = Finding & { readonly targets: readonly string[] }

function grouped(findings: readonly Finding[]): Grouped[] {
  const groups = new Map<string, Grouped>()
  for (const finding of findings) {
    const { target, ...rest } = finding
    const key = JSON.stringify(rest)
    groups.set(key, { ...finding, targets: [...(groups.get(key)?.targets ?? []), target] })
  }
  return [...groups.values()]
}

function formatFinding({ severity, targets, path, message, code, reason, remedy }: Grouped, style: Style): string {
  const mark = { error: style.red, warning: style.yellow, info: style.cyan }[severity]
  const place = [targets.join(', '), path].filter((part) => part !== '').join(': ')
  return [`${mark(severity)}: ${place}: ${message} [${code}]`, `  reason: ${reason}`, `  remedy: ${remedy}`].join('\n')
}

function closing(findings: readonly Finding[]): string {
  const nouns = { error: 'error', warning: 'warning', info: 'remark' } as const
  return Object.entries(nouns)
    .map(([severity, noun]) => [findings.filter((finding) => finding.severity === severity).length, noun] as const)
    .filter(([number]) => number > 0)
    .map(([number, noun]) => count(number, noun))
    .join(', ')
}
