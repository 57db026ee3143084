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

export function resourcesOf({ cpu, memory, memoryLimit, strict }: Resources): k8s.ResourceRequirements {
  const quantity = k8s.Quantity.fromString
  const disk = (size: string) => ({ 'ephemeral-storage': quantity(size) })
  return {
    requests: { cpu: quantity(cpu), memory: quantity(memory), ...(strict ? disk('256Mi') : {}) },
    limits: { memory: quantity(memoryLimit), ...(strict ? { cpu: quantity(strict.cpuLimit), ...disk('1Gi') } : {}) },
  }
}

const user = { runAsNonRoot: true, runAsUser: 10001, runAsGroup: 10001, seccompProfile: { type: 'RuntimeDefault' } }

export const podSecurityContext: k8s.PodSecurityContext = {
  ...user,
  fsGroup: 10001,
  fsGroupChangePolicy: 'OnRootMismatch',
}

export const containerSecurityContext: k8s.SecurityContext = {
  ...user,
  privileged: false,
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
