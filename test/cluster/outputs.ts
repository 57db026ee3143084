import { join } from 'node:path'
import type { Bundle, KubernetesObject } from '../../src/index.ts'
import { type HelmName, helmTemplate, kustomizeBuild, parseManifests, temporaryFolder } from '../tools/run.ts'

/** The files of a bundle on the disk, for the tools that read them. */
export function written(bundle: Bundle): Promise<string> {
  return temporaryFolder(bundle.files)
}

/** What to install of a bundle. */
export interface Installable {
  readonly bundle: Bundle
  readonly target: string
  /** The folder of its files. */
  readonly folder: string
}

/** The outputs, each as the objects that it gives, in its own order of application. */
export const outputs = {
  'helm 4': (what) => template('helm4', what),
  'helm 3': (what) => template('helm3', what),
  kustomize: async ({ target, folder }) =>
    parse((await kustomizeBuild(join(folder, 'kustomize/overlays', target))).stdout),
  'plain manifests': async ({ bundle, target }) => {
    const files = Object.keys(bundle.files).filter((path) => path.startsWith(`manifests/${target}/`))
    return files.toSorted().flatMap((path) => parse(bundle.files[path] as string))
  },
} as const satisfies Record<string, (what: Installable) => Promise<KubernetesObject[]>>

/** The arguments of Helm that choose a target of the chart. */
export function targetArguments({ bundle, target, folder }: Installable): string[] {
  return ['--namespace', namespaceOf(bundle, target), '--values', join(folder, 'chart', `values-${target}.yaml`)]
}

/** The namespace of a target. */
export function namespaceOf(bundle: Bundle, target: string): string {
  return bundle.targets.find(({ name }) => name === target)?.namespace ?? 'default'
}

/** The namespaces that a target makes, which Helm leaves to its user. */
export function namespaceObjects(bundle: Bundle, target: string): KubernetesObject[] {
  return (bundle.manifests[target] ?? []).filter(({ kind }) => kind === 'Namespace')
}

/** With the namespace that Helm's user makes, as the notes of the chart say. */
async function template(helm: HelmName, { bundle, target, folder }: Installable): Promise<KubernetesObject[]> {
  const namespace = namespaceOf(bundle, target)
  const values = [join(folder, 'chart', `values-${target}.yaml`)]
  const chart = join(folder, 'chart')
  const { stdout } = await helmTemplate({ helm, chart, release: bundle.config.name, namespace, values })
  const own = namespaceObjects(bundle, target).filter(({ metadata }) => metadata.name === namespace)
  return [...own, ...parse(stdout)]
}

function parse(text: string): KubernetesObject[] {
  return parseManifests(text) as KubernetesObject[]
}
