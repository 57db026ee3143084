import type { Remark, Rule } from './finding.ts'
import { workloadsWith } from './values.ts'

export const existingClaim: Rule = {
  code: 'existing-claim',
  severity: 'error',
  about: {
    en: 'Storage of the mode `existing` is a claim that the user has made, by its name.',
    id: 'Penyimpanan dengan mode `existing` adalah klaim buatan pengguna, disebut dengan namanya.',
  },
  check: (reviewed) =>
    workloadsWith(reviewed, 'storage')
      .filter(({ values: { storage } }) => storage.mode === 'existing' && storage.existingClaim === '')
      .map(({ key, path }) => unnamed(key, `${path}.storage`)),
}

function unnamed(key: string, path: string): Remark {
  return {
    path: `${path}.existingClaim`,
    message: {
      en: `${key} uses an existing claim, and none is named`,
      id: `${key} memakai klaim yang sudah ada, tetapi namanya tidak disebut`,
    },
    reason: {
      en: 'the API server refuses a volume without the name of its claim',
      id: 'API server menolak volume tanpa nama klaimnya',
    },
    remedy: {
      en: `set ${path}.existingClaim to the name of your claim, or ${path}.mode to claimTemplates`,
      id: `isi ${path}.existingClaim dengan nama klaim Anda, atau ubah ${path}.mode menjadi claimTemplates`,
    },
  }
}
