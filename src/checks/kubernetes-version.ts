import type { KubernetesObject } from '../kubernetes/objects.ts'
import { isServed, type ServedApi, servedApis } from './api-versions.ts'
import { objectsByKind, pathOf } from './find-objects.ts'
import type { Remark, Rule } from './finding.ts'

/** Every object is of an API that the Kubernetes of the target serves. */
export const kubernetesVersion: Rule = {
  code: 'kubernetes-version',
  severity: 'error',
  check(reviewed) {
    const version = reviewed.target.kubernetesVersion
    const kinds = [...objectsByKind(reviewed).keys()]
    if (kinds.every((kind) => isServedKind(kind, version))) return []
    return reviewed.objects.flatMap((object) => {
      const kind = `${object.apiVersion}/${object.kind}`
      const api = servedApis[kind] ?? {}
      return isServedKind(kind, version) ? [] : [unserved(pathOf(reviewed, object), object, version, api)]
    })
  },
}

function isServedKind(kind: string, version: string): boolean {
  const api = servedApis[kind]
  return api === undefined || isServed(api, version)
}

function unserved(path: string, object: KubernetesObject, version: string, { since, instead }: ServedApi): Remark {
  return {
    path,
    message: `Kubernetes ${version} has no ${object.kind} of ${object.apiVersion}: ${object.metadata.name}`,
    reason: 'the API server refuses it: no matches for kind',
    remedy: [instead && `write ${instead}`, since && `set kubernetesVersion to ${since} or newer`]
      .filter(Boolean)
      .join(', or '),
  }
}
