import type { Remark, Rule } from './finding.ts'

const words = {
  store: { what: 'no store', write: 'the name of a SecretStore of your cluster' },
  path: { what: 'no path in its store', write: 'where in the store its values lie' },
} as const

/** An ExternalSecret reads from a store, at a path. */
export const externalSecret: Rule = {
  code: 'external-secret',
  severity: 'error',
  check({ target }) {
    const external = Object.entries(target.values.secrets).filter(([, { source }]) => source === 'external')
    return external.flatMap(([key, secret]) =>
      (['store', 'path'] as const).filter((word) => secret.external[word] === '').map((word) => lacking(key, word)),
    )
  },
}

function lacking(key: string, word: keyof typeof words): Remark {
  const path = `secrets.${key}.external.${word}`
  return {
    path,
    message: `the Secret ${key} comes from External Secrets and has ${words[word].what}`,
    reason: 'External Secrets Operator could not read it, and pods that need it would not start',
    remedy: `set ${path} to ${words[word].write}, or secrets.${key}.source to existing`,
  }
}
