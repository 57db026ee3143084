import type { Remark, Rule } from './finding.ts'
import { workloadsOf } from './values.ts'

export const ingressWithoutTls: Rule = {
  code: 'ingress-without-tls',
  severity: 'warning',
  about: {
    en: 'Outside of development an Ingress speaks TLS.',
    id: 'Di luar development, Ingress memakai TLS.',
  },
  check(reviewed) {
    if (reviewed.target.tier.development === true) return []
    return workloadsOf(reviewed, 'web')
      .filter(({ values: { route } }) => route.kind === 'ingress' && route.tlsSecret === '')
      .map(({ key, path }) => inClear(key, `${path}.route.tlsSecret`))
  },
}

function inClear(key: string, path: string): Remark {
  return {
    path,
    message: {
      en: `the Ingress of ${key} has no certificate`,
      id: `Ingress milik ${key} tidak punya sertifikat`,
    },
    reason: {
      en: 'passwords and sessions cross the network for everyone to read',
      id: 'kata sandi dan sesi melintasi jaringan dalam keadaan terbaca siapa saja',
    },
    remedy: {
      en: `set ${path} to the Secret that holds the certificate, as cert-manager makes it; allow this finding where something in front ends TLS`,
      id: `isi ${path} dengan Secret berisi sertifikat, seperti buatan cert-manager; izinkan temuan ini bila TLS berakhir di depannya`,
    },
  }
}
