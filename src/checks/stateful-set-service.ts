import type { Translated } from '../localized.ts'
import { type Found, objectsOf, pathOf, servicesByName, together } from './find-objects.ts'
import type { Remark, Rule } from './finding.ts'
import { selects } from './pods.ts'

type StatefulSet = Found<'apps/v1/StatefulSet'>
type Service = Found<'v1/Service'>

export const statefulSetService: Rule = {
  code: 'stateful-set-service',
  severity: 'error',
  about: {
    en: 'The pods of a StatefulSet get their names from the headless Service that it names.',
    id: 'Pod milik StatefulSet mendapat namanya dari Service headless yang disebut StatefulSet itu.',
  },
  check(reviewed) {
    return objectsOf(reviewed, 'apps/v1/StatefulSet').flatMap((set) => {
      const called = servicesByName(reviewed).get(set.spec?.serviceName ?? '') ?? []
      const service = called.find((other) => together(set, other))
      const wrong = service ? unfit(set, service) : missing(set.spec?.serviceName ?? '""')
      return wrong ? [nameless(pathOf(reviewed, set), set, wrong)] : []
    })
  },
}

function missing(service: string): Translated {
  return {
    en: `names the Service ${service}, which does not exist`,
    id: `menyebut Service ${service}, yang tidak ada`,
  }
}

function unfit({ spec }: StatefulSet, { metadata: { name }, spec: service }: Service): Translated | undefined {
  if (service?.clusterIP !== 'None')
    return {
      en: `names the Service ${name}, which is not headless`,
      id: `menyebut Service ${name}, yang tidak headless`,
    }
  if (selects(service.selector ?? {}, spec?.template?.metadata?.labels)) return undefined
  return {
    en: `names the Service ${name}, whose selector does not match its pods`,
    id: `menyebut Service ${name}, yang selector-nya tidak cocok dengan pod-nya`,
  }
}

function nameless(path: string, { metadata: { name } }: StatefulSet, wrong: Translated): Remark {
  return {
    path,
    message: { en: `the StatefulSet ${name} ${wrong.en}`, id: `StatefulSet ${name} ${wrong.id}` },
    reason: {
      en: `its pods would have no name of their own, such as ${name}-0, to be found by`,
      id: `pod-nya tidak akan punya nama sendiri, seperti ${name}-0, yang bisa dicari`,
    },
    remedy: {
      en: 'name in serviceName a Service with clusterIP: None that selects the labels of the pods',
      id: 'sebut di serviceName sebuah Service dengan clusterIP: None yang memilih label pod-nya',
    },
  }
}
