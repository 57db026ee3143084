import { type Bundle, type KubernetesObject, type KubernetesVersion, render } from '../../src/index.ts'
import { examples } from '../support/examples.ts'
import { custom } from './custom.ts'
import { outputs, written } from './outputs.ts'

/** An application on one of its targets, made for a version of Kubernetes. */
export interface Versioned {
  readonly application: string
  readonly target: string
  readonly bundle: Bundle
}

/** Every example, and what the examples do without, on all of their targets. */
export function targetsFor(kubernetesVersion: KubernetesVersion): Versioned[] {
  return [...examples, { name: 'custom', config: custom }].flatMap(({ name, config }) => {
    const bundle = render({ ...config, kubernetesVersion })
    return bundle.targets.map((target) => ({ application: name, target: target.name, bundle }))
  })
}

/** The objects of each output, by its name, but for Helm 3: other tests prove that it gives what Helm 4 gives. */
export async function objectsByOutput({ bundle, target }: Versioned): Promise<Record<string, KubernetesObject[]>> {
  const what = { bundle, target, folder: await written(bundle) }
  const { 'helm 3': _, ...chosen } = outputs
  const entries = Object.entries(chosen).map(async ([name, objectsOf]) => [name, await objectsOf(what)] as const)
  return Object.fromEntries(await Promise.all(entries))
}
