import { join } from 'node:path'
import type { Config, KubernetesObject } from '../../src/index.ts'
import { render } from '../../src/index.ts'
import { helmTemplate, kustomizeBuild, parseManifests, temporaryFolder } from '../tools/run.ts'

/** The objects of a target as each of the outputs gives them, by the real tools. */
export interface ThreeOutputs {
  readonly plain: readonly KubernetesObject[]
  readonly helm: readonly KubernetesObject[]
  readonly kustomize: readonly KubernetesObject[]
}

/** Renders a config and asks the real tools what it says on a target. */
export async function threeOutputs(config: Config, name: string): Promise<ThreeOutputs> {
  const { files, targets } = render(config)
  const folder = await temporaryFolder(files)
  const namespace = targets.find((target) => target.name === name)?.namespace ?? 'default'
  const chart = join(folder, 'chart')
  const values = [join(chart, `values-${name}.yaml`)]
  const helm = await helmTemplate({ helm: 'helm4', chart, release: config.name, namespace, values })
  const kustomize = await kustomizeBuild(join(folder, 'kustomize', 'overlays', name))
  if (helm.code !== 0 || kustomize.code !== 0) throw new Error(helm.stderr + kustomize.stderr)
  const plain = Object.keys(files).filter((path) => path.startsWith(`manifests/${name}/`))
  return {
    plain: plain.flatMap((path) => parseManifests(files[path] as string)) as KubernetesObject[],
    helm: parseManifests(helm.stdout) as KubernetesObject[],
    kustomize: parseManifests(kustomize.stdout) as KubernetesObject[],
  }
}

/** One object as each of the outputs gives it; undefined where an output lacks it. */
export function everywhere(outputs: ThreeOutputs, kind: string, name: string): (KubernetesObject | undefined)[] {
  return Object.values(outputs).map((objects: readonly KubernetesObject[]) =>
    objects.find((object) => object.kind === kind && object.metadata.name === name),
  )
}
