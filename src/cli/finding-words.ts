import type { Finding, Locale } from '../index.ts'
import { count } from './style.ts'

/** What a report says around findings, in one language. */
interface Words {
  readonly severities: Readonly<Record<Finding['severity'], string>>
  readonly reason: string
  readonly remedy: string
  /** So many findings of a severity. */
  readonly counted: (number: number, severity: Finding['severity']) => string
  readonly none: string
  readonly noneIn: (targets: readonly string[]) => string
  readonly allowed: (number: number, codes: string) => string
  readonly nothingWritten: string
}

/** What is said around findings, by language. */
export const findingWords: Readonly<Record<Locale, Words>> = {
  en: {
    severities: { error: 'error', warning: 'warning', info: 'info' },
    reason: 'reason',
    remedy: 'remedy',
    counted: (number, severity) => count(number, { error: 'error', warning: 'warning', info: 'remark' }[severity]),
    none: 'No findings.',
    noneIn: (targets) => `No findings in ${count(targets.length, 'target')}: ${targets.join(', ')}.`,
    allowed: (number, codes) => `${count(number, 'finding')} allowed: ${codes}.`,
    nothingWritten:
      'Nothing was written. What is meant to be so can be allowed: once with --allow <code>, or with a reason under allow: in the config.',
  },
  id: {
    severities: { error: 'kesalahan', warning: 'peringatan', info: 'catatan' },
    reason: 'alasan',
    remedy: 'perbaikan',
    counted: (number, severity) => `${number} ${findingWords.id.severities[severity]}`,
    none: 'Tidak ada temuan.',
    noneIn: (targets) => `Tidak ada temuan di ${targets.length} target: ${targets.join(', ')}.`,
    allowed: (number, codes) => `${number} temuan diizinkan: ${codes}.`,
    nothingWritten:
      'Tidak ada yang ditulis. Yang memang disengaja bisa diizinkan: sekali dengan --allow <code>, atau dengan alasan di bawah allow: di config.',
  },
}
