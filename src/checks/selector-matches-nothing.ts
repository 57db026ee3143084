import type { KubernetesObject } from '../kubernetes/objects.ts'
import { objectsOf, pathOf } from './find-objects.ts'
import type { Remark, Rule } from './finding.ts'
import { selectedPods } from './pods.ts'

/** A Service or a disruption budget whose selector leads to no pod of the target. */
export const selectorMatchesNothing: Rule = {
  code: 'selector-matches-nothing',
  severity: 'warning',
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
    message: `the ${kind} ${metadata.name} selects no pod of this target: ${labels.join(', ')}`,
    reason: 'it would do nothing, and nothing would say so',
    remedy: 'write the labels of the pods that are meant',
  }
}
