import type { KubernetesObject } from '../kubernetes/objects.ts'
import { objectsOf, pathOf } from './find-objects.ts'
import type { Remark, Rule } from './finding.ts'
import { selectedPods } from './pods.ts'

export const selectorMatchesNothing: Rule = {
  code: 'selector-matches-nothing',
  severity: 'warning',
  about: {
    en: 'A Service or a disruption budget whose selector leads to no pod of the target.',
    id: 'Service atau disruption budget yang selector-nya tidak memilih satu pod pun di target.',
  },
  check(reviewed) {
    const selecting = [
      ...objectsOf(reviewed, 'v1/Service').map((object) => ({ object, selector: object.spec?.selector })),
      ...objectsOf(reviewed, 'policy/v1/PodDisruptionBudget').map((object) => ({
        object,
        selector: object.spec?.selector?.matchLabels,
      })),
    ]
    return selecting
      .filter(({ selector }) => selector && Object.keys(selector).length > 0)
      .filter(({ object, selector }) => selectedPods(reviewed, object, selector).length === 0)
      .map(({ object, selector = {} }) => alone(pathOf(reviewed, object), object, selector))
  },
}

function alone(
  path: string,
  { kind, metadata }: Pick<KubernetesObject, 'kind' | 'metadata'>,
  selector: object,
): Remark {
  const labels = Object.entries(selector).map(([key, value]) => `${key}=${value}`)
  return {
    path,
    message: {
      en: `the ${kind} ${metadata.name} selects no pod of this target: ${labels.join(', ')}`,
      id: `${kind} ${metadata.name} tidak memilih satu pod pun di target ini: ${labels.join(', ')}`,
    },
    reason: {
      en: 'it would do nothing, and nothing would say so',
      id: 'objek itu tidak akan melakukan apa-apa, dan tidak ada yang memberi tahu',
    },
    remedy: {
      en: 'write the labels of the pods that are meant',
      id: 'tulis label dari pod yang dimaksud',
    },
  }
}
