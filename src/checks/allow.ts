import { problemAt } from '../config/problems.ts'
import type { Allowance, Config } from '../config/types.ts'
import { didYouMean, type Problem } from '../errors.ts'
import { type Locale, localized } from '../localized.ts'
import { shownText } from '../secrets/shown.ts'
import type { SourceMap } from '../yaml/source-map.ts'
import type { AllowedFinding, Finding, Remark } from './finding.ts'
import { inLanguage } from './language.ts'
import { rules } from './registry.ts'

/** What was found, parted into what has to be told and what is accepted. */
export interface Judged {
  readonly findings: readonly Finding[]
  readonly allowed: readonly AllowedFinding[]
}

/** What is accepted, and whose findings there are. */
export interface Judging {
  readonly config: Config
  /** The targets that were looked at. */
  readonly targets: readonly string[]
  /** Codes that this one call accepts everywhere. */
  readonly codes?: readonly string[] | undefined
  /** The language of what is said; without it that of the config. */
  readonly locale?: Locale | undefined
}

/** The name and severity of what is said of an entry of `allow` that nothing needs any more, and what it is about. */
export const allowUnused = {
  code: 'allow-unused',
  severity: 'warning',
  about: {
    en: 'An entry of `allow` that allows nothing any more.',
    id: 'Entri `allow` yang tidak mengizinkan apa-apa lagi.',
  },
} as const

/** Takes out what the config or the call allows, and says of entries that allow nothing. Rules know nothing of it. */
export function judge(
  found: readonly Finding[],
  { config, targets, codes = [], locale = config.locale ?? 'en' }: Judging,
): Judged {
  const entries = config.allow ?? []
  const used = new Set<Allowance>()
  const judged = found.map((finding) => {
    const fitting = isLaw(finding.code) ? [] : entries.filter((entry) => fits(entry, finding))
    for (const entry of fitting) used.add(entry)
    const [entry] = fitting
    if (entry) return { ...finding, allowed: { reason: entry.reason, by: 'config' } } as const
    if (!codes.includes(finding.code) || isLaw(finding.code)) return finding
    return { ...finding, allowed: { reason: localized(forThisCall, locale), by: 'call' } } as const
  })
  const unused = entries.flatMap((entry, index) =>
    used.has(entry) || !isDecided(entry, config, targets) ? [] : unusedFindings(entry, index, targets, locale),
  )
  return {
    findings: [...judged.filter((finding) => !('allowed' in finding)), ...unused],
    allowed: judged.filter((finding): finding is AllowedFinding => 'allowed' in finding),
  }
}

/** What is wrong with the codes and the targets that a config's `allow` names. */
export function allowProblems({ allow = [], targets = {} }: Config, source: SourceMap | undefined): Problem[] {
  return allow.flatMap((entry, index) => {
    const unknown = codeProblem(entry.finding)
    const code = unknown
      ? [problemAt(unknown.code, ['allow', index, 'finding'], unknown.message, { source }, unknown.rest)]
      : []
    const known = Object.keys(targets)
    const names = (entry.targets ?? []).flatMap((name, at) => {
      if (known.includes(name)) return []
      const rest = { candidates: didYouMean(name, known), remedy: `known: ${known.join(', ')}` }
      const message = `the config has no target ${shownText(name)}`
      return [problemAt('config-unknown-reference', ['allow', index, 'targets', at], message, { source }, rest)]
    })
    return [...code, ...names]
  })
}

/** What is wrong with codes that one call allows. */
export function allowedCodeProblems(codes: readonly string[]): Problem[] {
  return codes.flatMap((code) => {
    const problem = codeProblem(code)
    return problem
      ? [{ code: 'option-invalid' as const, path: '--allow', message: problem.message, ...problem.rest }]
      : []
  })
}

function codeProblem(code: string) {
  const known = rules.filter((rule) => !rule.isLaw).map((rule) => rule.code)
  if (known.includes(code)) return undefined
  if (isLaw(code)) {
    const rest = { remedy: 'do what the finding says; it has no exception' }
    return { code: 'config-invalid-value', message: `the finding ${code} cannot be allowed`, rest } as const
  }
  const candidates = didYouMean(code, known)
  const rest =
    candidates.length > 0 ? { candidates } : { remedy: 'k8s-kit check prints the code of each finding in brackets' }
  return { code: 'config-unknown-reference', message: `there is no finding ${shownText(code)}`, rest } as const
}

function isLaw(code: string): boolean {
  return rules.some((rule) => rule.code === code && rule.isLaw)
}

function fits({ finding, path, targets }: Allowance, found: Finding): boolean {
  return finding === found.code && path === found.path && (targets?.includes(found.target) ?? true)
}

/** Whether every target was looked at that an entry could be for. */
function isDecided({ targets }: Allowance, config: Config, seen: readonly string[]): boolean {
  const meant = targets ?? Object.keys(config.targets ?? {})
  return meant.every((name) => seen.includes(name))
}

const forThisCall = { en: 'allowed for this call', id: 'diizinkan untuk pemanggilan ini' }

function unusedFindings(entry: Allowance, index: number, seen: readonly string[], locale: Locale): Finding[] {
  const { code, severity } = allowUnused
  return seen
    .filter((target) => entry.targets?.includes(target) ?? true)
    .map((target) => ({ code, severity, target, ...inLanguage(unneeded(entry, index), locale) }))
}

function unneeded({ finding, path }: Allowance, index: number): Remark {
  return {
    path: `allow.${index}`,
    message: {
      en: `there is no finding ${finding} at ${path} to allow`,
      id: `tidak ada temuan ${finding} di ${path} yang perlu diizinkan`,
    },
    reason: {
      en: 'an exception that nothing needs hides the next finding at that place',
      id: 'pengecualian yang tidak diperlukan menyembunyikan temuan berikutnya di tempat itu',
    },
    remedy: {
      en: 'remove this entry, or correct its path',
      id: 'hapus entri ini, atau perbaiki path-nya',
    },
  }
}
