import type { Rule } from './finding.ts'

export const developmentSecret: Rule = {
  code: 'development-secret',
  severity: 'error',
  about: {
    en: "A literal password is for one person's own cluster only.",
    id: 'Kata sandi yang tertulis langsung hanya untuk klaster milik satu orang.',
  },
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
            message: {
              en: `the Secret ${key} is a literal for development, and ${target.name} is not for local development`,
              id: `Secret ${key} tertulis langsung untuk development, sedangkan ${target.name} bukan untuk development lokal`,
            },
            reason: {
              en: 'the password would stand in git and in every generated file, for anyone to read',
              id: 'kata sandinya akan ada di git dan di setiap berkas yang dihasilkan, terbaca oleh siapa saja',
            },
            remedy: {
              en: `set ${path}.source to existing or external`,
              id: `ubah ${path}.source menjadi existing atau external`,
            },
          },
        ]
      }
      const missing = config.secrets?.[key]?.keys.filter((name) => !Object.hasOwn(development, name)) ?? []
      return missing.map((name) => ({
        path: `${path}.development.${name}`,
        message: {
          en: `the Secret ${key} has no value for ${name} in local development`,
          id: `Secret ${key} tidak punya nilai ${name} untuk development lokal`,
        },
        reason: { en: 'pods that read the key would not start', id: 'pod yang membaca kunci itu tidak akan berjalan' },
        remedy: {
          en: `write ${path}.development.${name}, or set ${path}.source to existing and make the Secret yourself`,
          id: `tulis ${path}.development.${name}, atau ubah ${path}.source menjadi existing dan buat Secret-nya sendiri`,
        },
      }))
    })
  },
}
