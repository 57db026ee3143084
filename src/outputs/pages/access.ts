import type { Locale } from '../../config/types.ts'
import type { WebValues } from '../../config/web-types.ts'
import { builtInPresets } from '../../generated/presets.ts'
import { type AccessNames, fill, localized, otherWays, waysFor } from '../../presets/access.ts'
import type { AccessWay, Preset, Step } from '../../presets/preset.ts'
import type { Application } from '../../workloads/kind.ts'
import { accessNames } from '../access-names.ts'
import type { TargetFacts, WorkloadFacts } from './facts.ts'
import { markdownCode, shellWord } from './text.ts'

/** One thing to do, with its words filled in. */
export interface StepView {
  readonly text: string
  readonly command: string
}

/** One way to reach a workload. */
export interface WayView {
  readonly title: string
  readonly steps: readonly StepView[]
  readonly url: string
  /** Whether it works however the workload is exposed. */
  readonly universal: boolean
  readonly advantages: readonly string[]
  readonly disadvantages: readonly string[]
  /** What the config would have to say; "" where it says so already. */
  readonly setting: string
}

/** What the ways of a target are filled with. */
export interface AccessContext {
  readonly application: Application
  readonly folder: string
  readonly locale: Locale
}

const CLUSTER_FILE = '{clusterFile}'
const HOST = '{host}'

/** The web workloads of a target: what a person can open. */
export function webWorkloads({ workloads }: TargetFacts): WorkloadFacts[] {
  return workloads.filter(({ kind }) => kind === 'web')
}

/** How to reach a workload as it is exposed. */
export function waysIn(target: TargetFacts, workload: WorkloadFacts, context: AccessContext): WayView[] {
  const names = namesFor(target, context, { web: workload.key })
  const named = workload.route?.host !== ''
  return waysFor(environmentOf(target), exposure(target, workload)).map((way) => {
    const steps = way.steps.filter((step) => !usesClusterFile(step) && (named || !step.command?.includes(HOST)))
    const url = workload.route?.tls && way.when === 'ingress' ? way.url?.replace('http:', 'https:') : way.url
    return wayView({ ...way, steps, ...(url && { url }) }, names, context.locale)
  })
}

/** How to reach it if it were exposed otherwise. */
export function otherWaysIn(target: TargetFacts, workload: WorkloadFacts, context: AccessContext): WayView[] {
  const { route } = target.output.values.workloads[workload.key] as WebValues
  const host = route.host || `${target.release}.local`
  const names = { ...namesFor(target, context, { web: workload.key }), host }
  return otherWays(environmentOf(target), exposure(target, workload)).map((way) => ({
    ...wayView(way, names, context.locale),
    setting: settings[way.when](`workloads.${workload.key}`, host),
  }))
}

/** How the cluster is made: the steps of the ways in that need the generated cluster file. */
export function clusterSteps(target: TargetFacts, context: AccessContext): StepView[] {
  const steps = webWorkloads(target).flatMap((workload) =>
    waysFor(environmentOf(target), exposure(target, workload)).flatMap(({ steps }) =>
      steps
        .filter(usesClusterFile)
        .map((step) => stepView(step, namesFor(target, context, { web: workload.key }), context.locale)),
    ),
  )
  return steps.filter(({ command }, index) => steps.findIndex((other) => other.command === command) === index)
}

/** What the folders of static volumes need before their pods start. */
export function volumeSteps(target: TargetFacts, context: AccessContext): StepView[] {
  const { prepare = [] } = environmentOf(target).cluster ?? {}
  return target.volumes.flatMap(({ workload, folder }) => {
    const found = { ...namesFor(target, context, { database: workload?.key }), hostFolder: folder }
    const owner = { user: String(workload?.user ?? ''), group: String(workload?.group ?? '') }
    return prepare.map((step) => stepView(step, { ...found, ...owner }, context.locale))
  })
}

/** What the environment and the tier have to say of a target. */
export function notesOf(target: TargetFacts, context: AccessContext): string[] {
  const names = namesFor(target, context, {})
  const notes = target.output.presets.flatMap((preset) => preset.notes ?? [])
  return notes.map((note) => fill(localized(note, context.locale), names))
}

/** How metrics-server comes into the cluster of a target. */
export function metricsServer(target: TargetFacts, { locale }: Pick<AccessContext, 'locale'>): string {
  return localized(environmentOf(target).cluster?.metricsServer ?? '', locale)
}

/** An environment without ways of its own is reached as any cluster is. */
function environmentOf({ environment }: TargetFacts): Preset {
  return environment?.access?.length ? environment : (builtInPresets['port-forward'] as Preset)
}

function exposure(target: TargetFacts, { key }: WorkloadFacts) {
  const { service, route } = target.output.values.workloads[key] as WebValues
  return { serviceType: service.type, routeKind: route.kind }
}

/** What a way needs the config to say. */
const settings: Readonly<Record<AccessWay['when'], (path: string, host: string) => string>> = {
  NodePort: (path) => markdownCode(`${path}.service.type: NodePort`),
  LoadBalancer: (path) => markdownCode(`${path}.service.type: LoadBalancer`),
  ClusterIP: (path) => markdownCode(`${path}.service.type: ClusterIP`),
  ingress: (path, host) => markdownSettings(`${path}.route.kind: ingress`, `${path}.route.host: ${host}`),
  httpRoute: (path, host) => markdownSettings(`${path}.route.kind: httpRoute`, `${path}.route.host: ${host}`),
  always: () => '',
}

function markdownSettings(...lines: readonly string[]): string {
  return lines.map(markdownCode).join(', ')
}

function namesFor(
  target: TargetFacts,
  { application, folder }: AccessContext,
  keys: { web?: string; database?: string | undefined },
): AccessNames {
  const { environment, name, output } = target
  const names = accessNames({ application, environment, target: name, ...keys }, output)
  return { ...names, clusterFile: `${folder}/${names.clusterFile}` }
}

function wayView(way: AccessWay, names: AccessNames, locale: Locale): WayView {
  const say = (texts: AccessWay['advantages'] = []) => texts.map((text) => fill(localized(text, locale), names))
  return {
    title: fill(localized(way.title, locale), names),
    steps: way.steps.map((step) => stepView(step, names, locale)),
    url: fill(way.url ?? '', names),
    universal: way.when === 'always',
    advantages: say(way.advantages),
    disadvantages: say(way.disadvantages),
    setting: '',
  }
}

function usesClusterFile({ command = '' }: Step): boolean {
  return command.includes(CLUSTER_FILE)
}

/** In a command every name is a word of the shell. */
function stepView({ text, command = '' }: Step, names: AccessNames, locale: Locale): StepView {
  const words = Object.fromEntries(Object.entries(names).map(([name, value]) => [name, shellWord(value)]))
  return { text: fill(localized(text, locale), names), command: fill(command, words as unknown as AccessNames) }
}
