import type { KubernetesObject } from '../kubernetes/objects.ts'
import { localized, type Translated } from '../localized.ts'
import { isServed, type ServedApi, servedApis } from './api-versions.ts'
import { objectsByKind, pathOf } from './find-objects.ts'
import type { Remark, Rule } from './finding.ts'

export const kubernetesVersion: Rule = {
  code: 'kubernetes-version',
  severity: 'error',
  about: {
    en: 'Every object is of an API that the Kubernetes of the target serves.',
    id: 'Setiap objek memakai API yang dilayani oleh Kubernetes milik target.',
  },
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

function unserved(path: string, object: KubernetesObject, version: string, api: ServedApi): Remark {
  return {
    path,
    message: {
      en: `Kubernetes ${version} has no ${object.kind} of ${object.apiVersion}: ${object.metadata.name}`,
      id: `Kubernetes ${version} tidak punya ${object.kind} dari ${object.apiVersion}: ${object.metadata.name}`,
    },
    reason: {
      en: 'the API server refuses it: no matches for kind',
      id: 'API server menolaknya: no matches for kind',
    },
    remedy: remedyFor(api),
  }
}

function remedyFor({ since, instead }: ServedApi): Translated {
  const ways = [
    instead !== undefined && { en: `write ${localized(instead, 'en')}`, id: `tulis ${localized(instead, 'id')}` },
    since !== undefined && {
      en: `set kubernetesVersion to ${since} or newer`,
      id: `ubah kubernetesVersion menjadi ${since} atau lebih baru`,
    },
  ].filter((way) => way !== false)
  return { en: ways.map(({ en }) => en).join(', or '), id: ways.map(({ id }) => id).join(', atau ') }
}
