import type { Remark, Rule } from './finding.ts'

export const privilegedNamespace: Rule = {
  code: 'privileged-namespace',
  severity: 'info',
  about: {
    en: 'Outside of development a namespace without Pod Security is worth a look, with its reason.',
    id: 'Di luar development, namespace tanpa Pod Security perlu dilihat, beserta alasannya.',
  },
  check: ({ config, target }) =>
    target.tier.development === true
      ? []
      : Object.entries(config.workloads).flatMap(([key, { ownNamespace }]) =>
          ownNamespace?.podSecurity === 'privileged' ? [unguarded(key, ownNamespace.reason)] : [],
        ),
}

function unguarded(key: string, reason: string): Remark {
  const path = `workloads.${key}.ownNamespace.podSecurity`
  return {
    path,
    message: {
      en: `the namespace of ${key} enforces nothing (privileged): ${reason}`,
      id: `namespace milik ${key} tidak membatasi apa-apa (privileged): ${reason}`,
    },
    reason: {
      en: 'whoever may make pods there has the nodes',
      id: 'siapa pun yang boleh membuat pod di sana menguasai node',
    },
    remedy: {
      en: `keep the right to make pods in it to as few as can be, or set ${path} to baseline where that does`,
      id: `batasi hak membuat pod di sana sesedikit mungkin, atau ubah ${path} menjadi baseline bila cukup`,
    },
  }
}
