import type { Remark, Rule } from './finding.ts'

const words = {
  store: {
    what: { en: 'no store', id: 'store' },
    write: { en: 'the name of a SecretStore of your cluster', id: 'nama sebuah SecretStore di klaster Anda' },
  },
  path: {
    what: { en: 'no path in its store', id: 'path di store-nya' },
    write: { en: 'where in the store its values lie', id: 'letak nilainya di dalam store' },
  },
} as const

export const externalSecret: Rule = {
  code: 'external-secret',
  severity: 'error',
  about: {
    en: 'An ExternalSecret reads from a store, at a path.',
    id: 'ExternalSecret membaca dari sebuah store, pada sebuah path.',
  },
  check({ target }) {
    const external = Object.entries(target.values.secrets).filter(([, { source }]) => source === 'external')
    return external.flatMap(([key, secret]) =>
      (['store', 'path'] as const).filter((word) => secret.external[word] === '').map((word) => lacking(key, word)),
    )
  },
}

function lacking(key: string, word: keyof typeof words): Remark {
  const path = `secrets.${key}.external.${word}`
  const { what, write } = words[word]
  return {
    path,
    message: {
      en: `the Secret ${key} comes from External Secrets and has ${what.en}`,
      id: `Secret ${key} berasal dari External Secrets tetapi tidak punya ${what.id}`,
    },
    reason: {
      en: 'External Secrets Operator could not read it, and pods that need it would not start',
      id: 'External Secrets Operator tidak bisa membacanya, dan pod yang memerlukannya tidak akan berjalan',
    },
    remedy: {
      en: `set ${path} to ${write.en}, or secrets.${key}.source to existing`,
      id: `isi ${path} dengan ${write.id}, atau ubah secrets.${key}.source menjadi existing`,
    },
  }
}
