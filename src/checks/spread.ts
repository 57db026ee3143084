import type { Remark, Rule } from './finding.ts'
import { fewestPods } from './pod-numbers.ts'
import { workloadsWith } from './values.ts'

export const spread: Rule = {
  code: 'spread',
  severity: 'info',
  about: {
    en: 'Outside of development several pods are on several nodes.',
    id: 'Di luar development, beberapa pod berada di beberapa node.',
  },
  check(reviewed) {
    if (reviewed.target.tier.development === true) return []
    return workloadsWith(reviewed, 'spread')
      .filter(({ values }) => fewestPods(values) > 1 && !values.spread.nodes && !values.spread.zones)
      .map(({ key, path, values }) => together(key, `${path}.spread.nodes`, fewestPods(values)))
  },
}

function together(key: string, path: string, pods: number): Remark {
  return {
    path,
    message: {
      en: `nothing keeps the ${pods} pods of ${key} from landing on one node`,
      id: `tidak ada yang mencegah ${pods} pod milik ${key} berkumpul di satu node`,
    },
    reason: {
      en: 'with that node all of them are gone: their number then protects from nothing',
      id: 'bersama node itu semuanya hilang: jumlahnya lalu tidak melindungi dari apa pun',
    },
    remedy: {
      en: `set ${path} to true`,
      id: `ubah ${path} menjadi true`,
    },
  }
}
