import type { KubernetesObject } from '../kubernetes/objects.ts'
import { isServed, type ServedApi, servedApis } from './api-versions.ts'
import { pathOf } from './find-objects.ts'
import type { Remark, Rule } from './finding.ts'

/** Every object is of an API that the Kubernetes of the target serves. */
export const kubernetesVersion: Rule = {
  code: 'kubernetes-version',
  severity: 'error',
  check: (reviewed) =>
    reviewed.objects.flatMap((object) => {
      const api = servedApis[`${object.apiVersion}/${object.kind}`]
      const version = reviewed.target.kubernetesVersion
      return api && !isServed(api, version) ? [unserved(pathOf(reviewed, object), object, version, api)] : []
    }),
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
