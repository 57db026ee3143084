import { type Found, objectsOf, pathOf, servicesByName, together } from './find-objects.ts'
import type { Remark, Rule } from './finding.ts'
import { selects } from './pods.ts'

type StatefulSet = Found<'apps/v1/StatefulSet'>
type Service = Found<'v1/Service'>

/** The pods of a StatefulSet get their names from the headless Service that it names. */
export const statefulSetService: Rule = {
  code: 'stateful-set-service',
  severity: 'error',
  check(reviewed) {
    return objectsOf(reviewed, 'apps/v1/StatefulSet').flatMap((set) => {
      const called = servicesByName(reviewed).get(set.spec?.serviceName ?? '') ?? []
      const service = called.find((other) => together(set, other))
      const wrong = service
        ? unfit(set, service)
        : `names the Service ${set.spec?.serviceName ?? '""'}, which does not exist`
      return wrong ? [nameless(pathOf(reviewed, set), set, wrong)] : []
    })
  },
}

function unfit({ spec }: StatefulSet, { metadata: { name }, spec: service }: Service): string | undefined {
  if (service?.clusterIP !== 'None') return `names the Service ${name}, which is not headless`
  const fits = selects(service.selector ?? {}, spec?.template?.metadata?.labels)
  return fits ? undefined : `names the Service ${name}, whose selector does not match its pods`
}

function nameless(path: string, { metadata: { name } }: StatefulSet, wrong: string): Remark {
  return {
    path,
    message: `the StatefulSet ${name} ${wrong}`,
    reason: `its pods would have no name of their own, such as ${name}-0, to be found by`,
    remedy: 'name in serviceName a Service with clusterIP: None that selects the labels of the pods',
  }
}
