import type { AllowedFinding, Finding, Locale } from '../index.ts'
import { findingWords } from './finding-words.ts'
import type { Style } from './style.ts'

/** Findings as text; what several targets have in common is said once. Empty without findings. */
export function formatFindings(findings: readonly Finding[], style: Style, locale: Locale): string {
  if (findings.length === 0) return ''
  const paragraphs = groupFindings(findings).map((finding) => formatFinding(finding, style, locale))
  return `${[...paragraphs, closing(findings, locale)].join('\n\n')}\n`
}

/** How many findings were accepted, as one line; empty without any. */
export function formatAllowed(allowed: readonly AllowedFinding[], locale: Locale): string {
  if (allowed.length === 0) return ''
  const codes = [...new Set(allowed.map(({ code }) => code))].join(', ')
  return `${findingWords[locale].allowed(allowed.length, codes)}\n`
}

/** Whether nothing may be written. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error')
}

/** A finding that several targets have in common. */
export type Grouped<Told extends Finding = Finding> = Told & { readonly targets: readonly string[] }

/** Findings that differ in nothing but their target, as one. */
export function groupFindings<Told extends Finding>(findings: readonly Told[]): Grouped<Told>[] {
  const groups = new Map<string, Grouped<Told>>()
  for (const finding of findings) {
    const { target, ...rest } = finding
    const key = JSON.stringify(rest)
    groups.set(key, { ...finding, targets: [...(groups.get(key)?.targets ?? []), target] })
  }
  return [...groups.values()]
}

function formatFinding(finding: Grouped, style: Style, locale: Locale): string {
  const { severity, targets, path, position, message, code, reason, remedy } = finding
  const words = findingWords[locale]
  const mark = { error: style.red, warning: style.yellow, info: style.cyan }[severity]
  const place = position ? `${position.file}:${position.line}:${position.column}: ` : ''
  const about = [targets.join(', '), path].filter((part) => part !== '').join(': ')
  return [
    `${place}${mark(words.severities[severity])}: ${about}: ${message} [${code}]`,
    `  ${words.reason}: ${reason}`,
    `  ${words.remedy}: ${remedy}`,
  ].join('\n')
}

function closing(findings: readonly Finding[], locale: Locale): string {
  const severities = ['error', 'warning', 'info'] as const
  return severities
    .map((severity) => [findings.filter((finding) => finding.severity === severity).length, severity] as const)
    .filter(([number]) => number > 0)
    .map(([number, severity]) => findingWords[locale].counted(number, severity))
    .join(', ')
}
