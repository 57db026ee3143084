import { inject } from 'vitest'
import { type ExecuteOptions, execute, type Outcome } from './execute.ts'
import type { ToolName } from './versions.ts'

export type { ExecuteOptions, Outcome } from './execute.ts'
export { temporaryFolder } from './folder.ts'
export { parseManifests } from './manifests.ts'

/** Which Helm to run. */
export type HelmName = 'helm3' | 'helm4'

/** What {@link helmTemplate} renders, and with which values. */
export interface TemplateOptions {
  readonly helm: HelmName
  /** The chart's folder. */
  readonly chart: string
  readonly release: string
  readonly namespace?: string
  /** Values files, the last one wins. */
  readonly values?: readonly string[]
  /** Each one `key=value`, after the files. */
  readonly set?: readonly string[]
  /** Further arguments of `helm template`. */
  readonly extra?: readonly string[]
}

/** The path of a tool, for a test that runs it in its own way. */
export function toolPath(name: ToolName): string {
  return inject('tools')[name]
}

/** `helm template --skip-tests`. */
export function helmTemplate(options: TemplateOptions): Promise<Outcome> {
  const { helm: which, release, chart, namespace, values = [], set = [], extra = [] } = options
  return helm(which, [
    'template',
    release,
    chart,
    '--skip-tests',
    ...(namespace === undefined ? [] : ['--namespace', namespace]),
    ...values.flatMap((file) => ['--values', file]),
    ...set.flatMap((assignment) => ['--set', assignment]),
    ...extra,
  ])
}

/** Any Helm command. */
export function helm(which: HelmName, args: readonly string[], options?: ExecuteOptions): Promise<Outcome> {
  return execute(toolPath(which), args, options)
}

/** Any kubectl command. There is no cluster behind it. */
export function kubectl(args: readonly string[], options?: ExecuteOptions): Promise<Outcome> {
  return execute(toolPath('kubectl'), args, options)
}

/** `kubectl kustomize`: the objects of a folder with a kustomization.yaml. */
export function kustomizeBuild(folder: string): Promise<Outcome> {
  return kubectl(['kustomize', folder])
}
