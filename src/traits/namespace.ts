import type { Namespace } from 'kubernetes-types/core/v1.js'
import type { PodValues } from '../config/pod-types.ts'
import { kebabCase } from '../kubernetes/names.ts'
import type { KubernetesObject, ManifestFile } from '../kubernetes/objects.ts'
import { DEFAULT_KUBERNETES } from '../kubernetes/versions.ts'
import { release } from '../tree/constructors.ts'
import type { Tree } from '../tree/nodes.ts'
import type { WorkloadTrait } from './trait.ts'

/** The namespace of a target. */
export interface TargetNamespace {
  readonly namespace: string
  readonly application: string
  /** As `1.36`. */
  readonly kubernetesVersion: string
  /** The level of Pod Security that it enforces. */
  readonly podSecurity: string
}

/** The stem of the file of what holds for a namespace as a whole. */
export const NAMESPACE_FILE = 'namespace'

/** Files with the namespace itself, as manifests and overlays bring it along; the one called `default` is there already. */
export function withNamespace(files: readonly ManifestFile[], of: TargetNamespace): readonly ManifestFile[] {
  if (of.namespace === 'default') return files
  const isFirst = files[0]?.name === NAMESPACE_FILE
  const objects = [namespaceObject(of), ...(isFirst ? (files[0]?.objects ?? []) : [])]
  return [{ name: NAMESPACE_FILE, objects }, ...files.slice(isFirst ? 1 : 0)]
}

function namespaceObject({
  namespace,
  application,
  kubernetesVersion,
  podSecurity,
}: TargetNamespace): KubernetesObject {
  const labels = {
    'app.kubernetes.io/part-of': application,
    'app.kubernetes.io/managed-by': 'k8s-kit',
    ...podSecurityLabels(podSecurity, kubernetesVersion),
  }
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } }
}

/** What Pod Security Admission asks of pods, pinned to what a version of Kubernetes means by it. */
export function podSecurityLabels(level: string, version: string): Record<string, string> {
  const label = (mode: string) => `pod-security.kubernetes.io/${mode}`
  const modes = ['enforce', 'audit', 'warn'].flatMap((mode) => [
    [label(mode), level],
    [label(`${mode}-version`), `v${version}`],
  ])
  return Object.fromEntries(modes)
}

/** A namespace of a workload's own, with the reason for it. Values do not know the version of a target: that of the config counts. */
export const ownNamespace: WorkloadTrait<PodValues> = {
  values: 'image',
  build: ({ key, workload, namespace, application: { config } }) => {
    const { ownNamespace: own } = workload
    if (!own) return {}
    const object: Tree<Namespace> = {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespace,
        labels: {
          'app.kubernetes.io/instance': release.name,
          'app.kubernetes.io/component': kebabCase(key),
          'app.kubernetes.io/part-of': config.name,
          'app.kubernetes.io/managed-by': release.service,
          ...podSecurityLabels(own.podSecurity, config.kubernetesVersion ?? DEFAULT_KUBERNETES),
        },
        annotations: { 'k8s-kit/reason': own.reason },
      },
    }
    return { namespace: object }
  },
}
