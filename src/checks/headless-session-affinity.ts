import { objectsOf, pathOf } from './find-objects.ts'
import type { Remark, Rule } from './finding.ts'

export const headlessSessionAffinity: Rule = {
  code: 'headless-session-affinity',
  severity: 'warning',
  about: {
    en: 'A headless Service has no proxy that could hold a client to a pod.',
    id: 'Service headless tidak punya proxy yang bisa menahan klien pada satu pod.',
  },
  check: (reviewed) =>
    objectsOf(reviewed, 'v1/Service')
      .filter(({ spec }) => spec?.clusterIP === 'None' && (spec.sessionAffinity ?? 'None') !== 'None')
      .map((service) => ignored(pathOf(reviewed, service), service.metadata.name)),
}

function ignored(path: string, name: string): Remark {
  return {
    path,
    message: {
      en: `the headless Service ${name} asks for session affinity, which is ignored`,
      id: `Service headless ${name} meminta session affinity, yang diabaikan`,
    },
    reason: {
      en: 'the API server warns at every apply, and clients are not held to one pod',
      id: 'API server memberi peringatan setiap kali diterapkan, dan klien tetap tidak ditahan pada satu pod',
    },
    remedy: {
      en: 'remove sessionAffinity, or set it on a Service with an address of its own',
      id: 'hapus sessionAffinity, atau pakai di Service yang punya alamat sendiri',
    },
  }
}
