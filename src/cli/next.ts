import type { Bundle, Localized, Target } from '../index.ts'
import { join } from './changes.ts'
import { hostFolders } from './host-folders.ts'

/** What to type after a run: what the cluster needs first, then the ways to install, each of which does all. */
export interface NextSteps {
  readonly first: readonly Step[]
  readonly ways: readonly string[]
}

/** A command to type, and what it does. */
export interface Step {
  readonly text: string
  readonly command: string
}

/** The next commands for one target, with the real names. */
export function nextSteps(bundle: Bundle, target: Target, out: string): NextSteps {
  return {
    first: [...clusterSteps(bundle, target, out), ...prepareSteps(bundle, target)],
    ways: waysOf(bundle, target, out),
  }
}

function waysOf({ config, files }: Bundle, { name, namespace }: Target, out: string): string[] {
  const path = (inside: string) => quoted(join(out, inside))
  const values = `chart/values-${name}.yaml`
  const inNamespace = namespace === 'default' ? '' : ` -n ${namespace} --create-namespace`
  const ways: Readonly<Record<string, string>> = {
    [values]: `helm install ${config.name} ${path('chart')} -f ${path(values)}${inNamespace}`,
    [`kustomize/overlays/${name}/`]: `kubectl apply -k ${path(`kustomize/overlays/${name}`)}`,
    [`manifests/${name}/`]: `kubectl apply -f ${path(`manifests/${name}/`)}`,
  }
  const has = (start: string) => Object.keys(files).some((file) => file.startsWith(start))
  return Object.entries(ways).flatMap(([file, command]) => (has(file) ? [command] : []))
}

/** The step of the environment that makes the cluster from the generated file, if there is one. */
function clusterSteps({ files }: Bundle, { name, environment }: Target, out: string): Step[] {
  const file = `clusters/${name}.yaml`
  if (!Object.hasOwn(files, file)) return []
  const steps = (environment?.access ?? []).flatMap((way) => way.steps)
  const step = steps.find(({ command }) => command?.includes('{clusterFile}'))
  const names = { clusterFile: quoted(join(out, file)) }
  return step?.command ? [{ text: 'Make the cluster.', command: fill(step.command, names) }] : []
}

/** The steps of the environment that make the folder of each static volume. */
function prepareSteps({ manifests }: Bundle, { name, environment }: Target): Step[] {
  return hostFolders(manifests[name] ?? []).flatMap((names) =>
    (environment?.cluster?.prepare ?? []).flatMap(({ text, command }) =>
      command ? [{ text: english(text), command: fill(command, { ...names }) }] : [],
    ),
  )
}

function fill(command: string, names: Readonly<Record<string, string>>): string {
  return command.replace(/\{(\w+)\}/g, (whole, name: string) => names[name] ?? whole)
}

function english(text: Localized): string {
  return typeof text === 'string' ? text : text.en
}

/** A path as a shell takes it. */
function quoted(path: string): string {
  return /^[\w./@:+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`
}
