import { type ApiObject, JsonPatch } from 'cdk8s'
import { k8s } from 'cdk8s-plus-33'
import type { Resources } from './targets.js'

export const commonLabels = {
  'app.kubernetes.io/name': 'belajar',
  'app.kubernetes.io/instance': 'belajar',
  'app.kubernetes.io/part-of': 'belajar',
}

export function selectorOf(component: string): Record<string, string> {
  return {
    'app.kubernetes.io/name': 'belajar',
    'app.kubernetes.io/instance': 'belajar',
    'app.kubernetes.io/component': component,
  }
}

export function labelsOf(component: string, version: string): Record<string, string> {
  return { ...commonLabels, 'app.kubernetes.io/component': component, 'app.kubernetes.io/version': version }
}

export function resourcesOf({ cpu, memory, memoryLimit }: Resources): k8s.ResourceRequirements {
  const quantity = k8s.Quantity.fromString
  return {
    requests: { cpu: quantity(cpu), memory: quantity(memory) },
    limits: { memory: quantity(memoryLimit) },
  }
}

export function podSecurityContext(user: number): k8s.PodSecurityContext {
  return {
    runAsNonRoot: true,
    runAsUser: user,
    runAsGroup: user,
    fsGroup: user,
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  }
}

export const containerSecurityContext: k8s.SecurityContext = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
}

/** cdk8s gives every object the namespace of its chart; some objects have none. */
export function hasNoNamespace(object: ApiObject): void {
  object.addJsonPatch(JsonPatch.remove('/metadata/namespace'))
}

export function scratchVolume(name: string): k8s.Volume {
  return { name, emptyDir: { sizeLimit: k8s.Quantity.fromString('256Mi') } }
}
