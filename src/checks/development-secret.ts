import type { Rule } from './finding.ts'

/** A literal password is for one person's own cluster only. */
export const developmentSecret: Rule = {
  code: 'development-secret',
  severity: 'error',
  isLaw: true,
  check({ config, target }) {
    const accepted = target.environment?.local === true && target.tier.development === true
    const literal = Object.entries(target.values.secrets).filter(([, { source }]) => source === 'development')
    return literal.flatMap(([key, { development }]) => {
      const path = `secrets.${key}`
      if (!accepted) {
        return [
          {
            path: `${path}.source`,
            message: `the Secret ${key} is a literal for development, and ${target.name} is not for local development`,
            reason: 'the password would stand in git and in every generated file, for anyone to read',
            remedy: `set ${path}.source to existing or external`,
          },
        ]
      }
      const missing = config.secrets?.[key]?.keys.filter((name) => !Object.hasOwn(development, name)) ?? []
      return missing.map((name) => ({
        path: `${path}.development.${name}`,
        message: `the Secret ${key} has no value for ${name} in local development`,
        reason: 'pods that read the key would not start',
        remedy: `write ${path}.development.${name}, or set ${path}.source to existing and make the Secret yourself`,
      }))
    })
  },
}
