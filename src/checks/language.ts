import { type Locale, localized } from '../localized.ts'
import type { Finding, Remark } from './finding.ts'

/** A remark in one language. Its path is no sentence: it is the same in every language. */
export function inLanguage({ path, message, reason, remedy }: Remark, locale: Locale): Pick<Finding, keyof Remark> {
  return {
    path,
    message: localized(message, locale),
    reason: localized(reason, locale),
    remedy: localized(remedy, locale),
  }
}
