import { isAbsolute } from 'node:path'
import { pathToFileURL } from 'node:url'
import packageJson from '../../package.json' with { type: 'json' }
import type { AllowedFinding, CheckDescription, Finding, Locale } from '../index.ts'
import { findingWords } from './finding-words.ts'
import { type Grouped, groupFindings } from './findings.ts'

/** What was looked at, and what was found. */
export interface Review {
  /** The path of the config's file; undefined for the built-in example. */
  readonly file: string | undefined
  readonly findings: readonly Finding[]
  readonly allowed: readonly AllowedFinding[]
  readonly checks: readonly CheckDescription[]
  readonly locale: Locale
}

/**
 * A review as one run in SARIF 2.1.0, the form in which code scanning reads findings.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifOf({ file, findings, allowed, checks, locale }: Review) {
  const results = groupFindings<Finding | AllowedFinding>([...findings, ...allowed])
  const ids = checks.map(({ code }) => code)
  const rules = checks.map((check) => ruleOf(check, locale))
  const driver = { name: 'k8s-kit', version: packageJson.version, language: locale, rules }
  const run = {
    tool: { driver },
    language: locale,
    columnKind: 'utf16CodeUnits',
    results: results.map((finding) => ({
      ruleId: finding.code,
      ruleIndex: ids.indexOf(finding.code),
      level: levels[finding.severity],
      message: { text: textOf(finding, locale) },
      locations: [locationOf(finding, file)],
      suppressions: suppressionsOf(finding),
      properties: { targets: finding.targets },
    })),
  }
  return { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }
}

const levels = { error: 'error', warning: 'warning', info: 'note' } as const

function ruleOf({ code, severity, about, canBeAllowed }: CheckDescription, locale: Locale) {
  const text = about[locale]
  return {
    id: code,
    shortDescription: { text },
    help: { text: canBeAllowed ? `${text} ${allowing[locale]}` : text },
    defaultConfiguration: { level: levels[severity] },
  }
}

const allowing: Readonly<Record<Locale, string>> = {
  en: 'What is meant to be so can be allowed at its place, with a reason under allow: in the config.',
  id: 'Yang memang disengaja bisa diizinkan di tempatnya, dengan alasan di bawah allow: di config.',
}

function textOf({ targets, message, reason, remedy }: Grouped, locale: Locale): string {
  const words = findingWords[locale]
  return `${targets.join(', ')}: ${message}\n${words.reason}: ${reason}\n${words.remedy}: ${remedy}`
}

function locationOf({ path, position }: Finding, file: string | undefined) {
  const logicalLocations = [{ fullyQualifiedName: path }]
  const uri = position?.file ?? file
  if (uri === undefined) return { logicalLocations }
  const region = position ? { region: { startLine: position.line, startColumn: position.column } } : {}
  return { physicalLocation: { artifactLocation: { uri: uriOf(uri) }, ...region }, logicalLocations }
}

/** A path of the working folder, or of anywhere, as a URI. */
function uriOf(file: string): string {
  return isAbsolute(file) ? pathToFileURL(file).href : file.split(/[\\/]/).map(encodeURIComponent).join('/')
}

/** Why somebody accepts it; where one result says so, all others have to say that nobody does. */
function suppressionsOf(finding: Finding | AllowedFinding) {
  if (!('allowed' in finding)) return []
  const { by, reason } = finding.allowed
  return [{ kind: by === 'config' ? 'inSource' : 'external', justification: reason }]
}
