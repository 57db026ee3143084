import { objectsOf, pathOf } from './find-objects.ts'
import type { Remark, Rule } from './finding.ts'

/** A headless Service has no proxy that could hold a client to a pod. */
export const headlessSessionAffinity: Rule = {
  code: 'headless-session-affinity',
  severity: 'warning',
  check: (reviewed) =>
    objectsOf(reviewed, 'v1/Service')
      .filter(({ spec }) => spec?.clusterIP === 'None' && (spec.sessionAffinity ?? 'None') !== 'None')
      .map((service) => ignored(pathOf(reviewed, service), service.metadata.name)),
}

function ignored(path: string, name: string): Remark {
  return {
    path,
    message: `the headless Service ${name} asks for session affinity, which is ignored`,
    reason: 'the API server warns at every apply, and clients are not held to one pod',
    remedy: 'remove sessionAffinity, or set it on a Service with an address of its own',
  }
}
