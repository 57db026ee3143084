/** The languages that the kit speaks: English and Indonesian. */
export const locales = ['en', 'id'] as const
export type Locale = (typeof locales)[number]

/** A text in every language. */
export type Translated = Readonly<Record<Locale, string>>

/** A text in every language, or one that needs no translation. */
export type Localized = string | Translated

/** A text in one language. */
export function localized(text: Localized, locale: Locale): string {
  return typeof text === 'string' ? text : text[locale]
}
