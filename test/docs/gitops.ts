/** The paths in the repository that an object of Argo CD or Flux names, from its root. */
export function pathsNamed(data: unknown): string[] {
  const { apiVersion = '', spec = {} } = (data ?? {}) as { apiVersion?: string; spec?: GitOpsSpec }
  if (apiVersion.startsWith('argoproj.io/')) {
    const { path, helm } = spec.source ?? {}
    return [path ?? '', ...(helm?.valueFiles ?? []).map((file) => `${path}/${file}`)]
  }
  if (apiVersion.startsWith('helm.toolkit.fluxcd.io/')) {
    const { chart, valuesFiles = [] } = spec.chart?.spec ?? {}
    return [`${chart}/Chart.yaml`, ...valuesFiles]
  }
  return apiVersion.startsWith('kustomize.toolkit.fluxcd.io/') ? [spec.path ?? ''] : []
}

interface GitOpsSpec {
  readonly path?: string
  readonly source?: { readonly path?: string; readonly helm?: { readonly valueFiles?: readonly string[] } }
  readonly chart?: { readonly spec: { readonly chart: string; readonly valuesFiles?: readonly string[] } }
}
