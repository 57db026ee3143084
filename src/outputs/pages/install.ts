import { numbered } from '../plain.ts'
import type { TargetFacts } from './facts.ts'
import { helm } from './kubectl.ts'
import { shellWord } from './text.ts'
import type { PageWords } from './words.ts'

/** A way to install: its name, and what to type. */
export interface WayToInstall {
  readonly title: string
  readonly lines: readonly string[]
}

/** Paths as they are typed in the folder that holds the output folder. */
export interface Paths {
  readonly chart: string
  readonly values: string
  readonly overlay: string
  readonly manifests: string
  readonly files: readonly string[]
}

/** Where the files of a target lie. */
export function pathsOf({ name, output }: TargetFacts, folder: string): Paths {
  const at = (path: string) => shellWord(`${folder}/${path}`)
  return {
    chart: at('chart'),
    values: at(`chart/values-${name}.yaml`),
    overlay: at(`kustomize/overlays/${name}`),
    manifests: at(`manifests/${name}/`),
    files: numbered(output.files).map(({ fileName }) => at(`manifests/${name}/${fileName}`)),
  }
}

/** The three ways to install a target. */
export function installWays(
  target: TargetFacts,
  { chart, values, overlay, manifests }: Paths,
  { plainFiles }: PageWords,
): WayToInstall[] {
  const create = target.namespace === 'default' ? '' : ' --create-namespace'
  return [
    { title: 'Helm', lines: [`${helm(target.namespace, `install ${target.release} ${chart} -f ${values}`)}${create}`] },
    { title: 'Kustomize', lines: [`kubectl apply -k ${overlay}`] },
    { title: plainFiles, lines: [`kubectl apply -f ${manifests}`] },
  ]
}

/** What Helm takes for a change; with the other ways it is the same command again. */
export function upgrade({ namespace, release }: TargetFacts, { chart, values }: Paths): string[] {
  return [helm(namespace, `upgrade ${release} ${chart} -f ${values}`)]
}

/** The same ways backwards. */
export function removeWays(
  target: TargetFacts,
  { overlay, manifests }: Paths,
  { plainFiles }: PageWords,
): WayToInstall[] {
  return [
    { title: 'Helm', lines: [helm(target.namespace, `uninstall ${target.release}`)] },
    { title: 'Kustomize', lines: [`kubectl delete -k ${overlay}`] },
    { title: plainFiles, lines: [`kubectl delete -f ${manifests}`] },
  ]
}
