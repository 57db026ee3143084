import type { Rule } from './finding.ts'
import { readableSecrets } from './secret-in-config-map.ts'

export const possibleSecret: Rule = {
  code: 'possible-secret',
  severity: 'warning',
  about: {
    en: 'A text that only perhaps is a secret: a person has to look.',
    id: 'Teks yang mungkin saja rahasia: harus ada orang yang memeriksanya.',
  },
  check: (reviewed) => readableSecrets(reviewed).possible,
}
