import type { WebValues } from '../../config/web-types.ts'
import { builtInPresets } from '../../generated/presets.ts'
import { type Locale, localized } from '../../localized.ts'
import { type AccessNames, fill, otherWays, waysFor } from '../../presets/access.ts'
import type { AccessWay, Preset, Step } from '../../presets/preset.ts'
import type { Application } from '../../workloads/kind.ts'
import { accessNames, webKeys } from '../access-names.ts'
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

/** What the words in braces stand for, as texts and as words of a shell. */
interface Names {
  readonly plain: AccessNames
  readonly shell: AccessNames
}

/** A workload that a person can open. */
export interface Entrance {
  readonly workload: WorkloadFacts
  readonly names: Names
  /** How it is reached as it is exposed; the first way is recommended. */
  readonly ways: readonly WayView[]
  /** How the cluster is made for it: the steps of these ways that need the generated cluster file. */
  readonly clusterSteps: readonly StepView[]
}

/** How one comes to a target. */
export interface TargetAccess {
  readonly entrances: readonly Entrance[]
  /** How the cluster is made. */
  readonly clusterSteps: readonly StepView[]
  /** What the folders of static volumes need before their pods start. */
  readonly volumeSteps: readonly StepView[]
  /** What the environment and the tier have to say. */
  readonly notes: readonly string[]
}

const CLUSTER_FILE = '{clusterFile}'
const HOST = '{host}'

/** How one comes to a target, with every word filled in. */
export function accessOf(target: TargetFacts, context: AccessContext): TargetAccess {
  const { locale } = context
  const keys = webKeys(context.application)
  const names = namesFor(target, context, keys[0])
  const entrances = keys.flatMap((key, index) => {
    const own = index === 0 ? names : namesFor(target, context, key)
    return target.workloads
      .filter((workload) => workload.key === key)
      .map((workload) => entrance(target, workload, own, locale))
  })
  const notes = target.output.presets.flatMap((preset) => preset.notes ?? [])
  return {
    entrances,
    clusterSteps: withoutRepetition(entrances.flatMap(({ clusterSteps }) => clusterSteps)),
    volumeSteps: volumeSteps(target, names, locale),
    notes: notes.map((note) => fill(localized(note, locale), names.plain)),
  }
}

function entrance(target: TargetFacts, workload: WorkloadFacts, names: Names, locale: Locale): Entrance {
  const ways = waysFor(environmentOf(target), exposure(target, workload))
  const named = workload.route?.host !== ''
  return {
    workload,
    names,
    ways: ways.map((way) => {
      const steps = way.steps.filter((step) => !usesClusterFile(step) && (named || !step.command?.includes(HOST)))
      const url = workload.route?.tls && way.when === 'ingress' ? way.url?.replace('http:', 'https:') : way.url
      return wayView({ ...way, steps, ...(url && { url }) }, names, locale)
    }),
    clusterSteps: ways.flatMap(({ steps }) =>
      steps.filter(usesClusterFile).map((step) => stepView(step, names, locale)),
    ),
  }
}

/** How to reach a workload if it were exposed otherwise. */
export function otherWaysIn(target: TargetFacts, { workload, names }: Entrance, locale: Locale): WayView[] {
  const { route } = target.output.values.workloads[workload.key] as WebValues
  const host = route.host || `${target.release}.local`
  const otherwise = withNames(names, { host })
  const needed = { path: `workloads.${workload.key}`, host, gateway: route.gateway.name }
  return otherWays(environmentOf(target), exposure(target, workload)).map((way) => ({
    ...wayView(way, otherwise, locale),
    setting: settings[way.when](needed),
  }))
}

function volumeSteps(target: TargetFacts, names: Names, locale: Locale): StepView[] {
  const { prepare = [] } = environmentOf(target).cluster ?? {}
  if (prepare.length === 0) return []
  return target.volumes.flatMap(({ workload, folder }) => {
    const owner = { user: String(workload?.user ?? ''), group: String(workload?.group ?? '') }
    const database = workload?.name ?? names.plain.database
    const own = withNames(names, { ...owner, database, hostFolder: folder })
    return prepare.map((step) => stepView(step, own, locale))
  })
}

/** How metrics-server comes into the cluster of a target. */
export function metricsServer(target: TargetFacts, locale: Locale): string {
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

/** What the settings are made of: where the workload is in the config, its host, and its Gateway, or "". */
interface Needed {
  readonly path: string
  readonly host: string
  readonly gateway: string
}

/** What a way needs the config to say. */
const settings: Readonly<Record<AccessWay['when'], (needed: Needed) => string>> = {
  NodePort: ({ path }) => markdownCode(`${path}.service.type: NodePort`),
  LoadBalancer: ({ path }) => markdownCode(`${path}.service.type: LoadBalancer`),
  ClusterIP: ({ path }) => markdownCode(`${path}.service.type: ClusterIP`),
  ingress: ({ path, host }) => markdownSettings(`${path}.route.kind: ingress`, `${path}.route.host: ${host}`),
  httpRoute: ({ path, host, gateway }) =>
    markdownSettings(
      `${path}.route.kind: httpRoute`,
      `${path}.route.host: ${host}`,
      ...(gateway === '' ? [`${path}.route.gateway.name: <name of the Gateway>`] : []),
    ),
  always: () => '',
}

function markdownSettings(...lines: readonly string[]): string {
  return lines.map(markdownCode).join(', ')
}

function namesFor(target: TargetFacts, { application, folder }: AccessContext, web: string | undefined): Names {
  const { environment, name, output } = target
  const names = accessNames({ application, environment, target: name, web }, output)
  const plain = { ...names, clusterFile: `${folder}/${names.clusterFile}` }
  return { plain, shell: shellWords(plain) }
}

function withNames({ plain, shell }: Names, changes: Partial<AccessNames>): Names {
  return { plain: { ...plain, ...changes }, shell: { ...shell, ...shellWords(changes) } }
}

function shellWords<Words extends Partial<AccessNames>>(names: Words): Words {
  return Object.fromEntries(Object.entries(names).map(([name, value]) => [name, shellWord(value)])) as Words
}

function wayView(way: AccessWay, names: Names, locale: Locale): WayView {
  const say = (texts: AccessWay['advantages'] = []) => texts.map((text) => fill(localized(text, locale), names.plain))
  return {
    title: fill(localized(way.title, locale), names.plain),
    steps: way.steps.map((step) => stepView(step, names, locale)),
    url: fill(way.url ?? '', names.plain),
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
function stepView({ text, command = '' }: Step, names: Names, locale: Locale): StepView {
  return { text: fill(localized(text, locale), names.plain), command: fill(command, names.shell) }
}

function withoutRepetition(steps: readonly StepView[]): StepView[] {
  return steps.filter(({ command }, index) => steps.findIndex((other) => other.command === command) === index)
}
