import type { ManifestFile } from '../kubernetes/objects.ts'

/** The namespace that manifests and overlays bring along; the one called `default` is there already. */
export function namespaceFile(namespace: string, application: string): ManifestFile[] {
  if (namespace === 'default') return []
  const labels = { 'app.kubernetes.io/part-of': application, 'app.kubernetes.io/managed-by': 'k8s-kit' }
  const object = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } }
  return [{ name: 'namespace', objects: [object] }]
}
