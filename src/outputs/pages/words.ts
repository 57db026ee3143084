import type { Locale } from '../../localized.ts'

/** The few words that the page needs outside of its templates. */
export interface PageWords {
  /** Before the name of a target, in its heading. */
  readonly target: string
  readonly plainFiles: string
  readonly makeNamespace: string
  /** Before the name of a Secret. */
  readonly makeSecret: string
}

/** The words of each language. */
export const pageWords: Readonly<Record<Locale, PageWords>> = {
  en: {
    target: 'Target',
    plainFiles: 'Plain files, all at once',
    makeNamespace: 'Make the namespace.',
    makeSecret: 'With the real values: make the Secret',
  },
  id: {
    target: 'Target',
    plainFiles: 'Berkas biasa, sekaligus',
    makeNamespace: 'Buat namespace.',
    makeSecret: 'Dengan nilai sebenarnya: buat Secret',
  },
}
