import type { AutoscalingValues, RouteValues, ServiceValues } from '../../config/pod-types.ts'
import type { PostgresValues } from '../../config/postgres-types.ts'
import { builtInPresets } from '../../generated/presets.ts'
import type { Line } from '../../interpreters/lines.ts'
import type { AccessNames } from '../../presets/access.ts'
import type { AccessWay, Preset, Step } from '../../presets/preset.ts'
import { any, equals, isTrue, not } from '../../tree/constructors.ts'
import type { Test } from '../../tree/nodes.ts'
import type { Refs } from '../../tree/references.ts'
import { type AccessSubject, accessTexts, databaseKeys, placeTexts, webKeys } from '../access-names.ts'
import { command, type NotesPage, onlyIf } from './notes-page.ts'
import { type PrintedName, printed, printedNames } from './template-text.ts'

/** An environment, and the first target that is in it. */
interface Place {
  readonly preset: Preset
  readonly title: string
  readonly target: string
}

type Names = AccessNames<PrintedName>

/** A workload that the notes tell of, with what the words in braces stand for, whatever the environment. */
interface Part {
  readonly subject: Pick<AccessSubject, 'application' | 'web' | 'database'>
  readonly names: Names
}

/** What a block tells of: each database, each web workload, and the application as a whole. */
interface Parts {
  readonly databases: readonly Part[]
  readonly webs: readonly Part[]
  readonly whole: Part
}

/** The ways that know nothing of a cluster: they fill in for an environment that says none. */
const universal = builtInPresets['port-forward'] as Preset

/** A block for each environment of the targets, and one for any other. */
export function environments(page: NotesPage): Line[] {
  const { environment } = page.application.values
  const places = placesOf(page)
  const parts = partsOf(page)
  const tests = places.map(({ preset }) => equals(environment, preset.name))
  const other = block(page, parts, { preset: universal, title: page.words.anyCluster, target: 'default' })
  return [
    ...places.flatMap((place, index) => onlyIf(tests[index] as Test, block(page, parts, place))),
    ...(tests.length > 0 ? onlyIf(not(any(...tests)), other) : other),
  ]
}

function placesOf({ targets }: NotesPage): Place[] {
  const places = new Map<string, Place>()
  for (const { environment: preset, name: target } of targets) {
    if (!preset || places.has(preset.name)) continue
    places.set(preset.name, { preset, title: preset.cluster?.title ?? preset.name, target })
  }
  return [...places.values()]
}

function partsOf({ application, scope }: NotesPage): Parts {
  const databases = databaseKeys(application)
  const webs = webKeys(application)
  const part = (subject: Part['subject']): Part => ({
    subject,
    names: printedNames(accessTexts({ ...subject, target: '' }), scope),
  })
  const whole = part({ application, web: webs[0], database: databases[0] })
  return {
    databases: databases.map((key, index) => (index === 0 ? whole : part({ ...whole.subject, database: key }))),
    webs: webs.map((key, index) => (index === 0 ? whole : part({ ...whole.subject, web: key }))),
    whole,
  }
}

function block(page: NotesPage, { databases, webs, whole }: Parts, place: Place): Line[] {
  const { preset: environment, target } = place
  const namesHere = ({ subject, names }: Part): Names => ({
    ...names,
    ...printedNames(placeTexts({ ...subject, environment, target }), page.scope),
  })
  return [
    ...databases.flatMap((part) => preparation(page, place, part.subject.database as string, namesHere(part))),
    ...webs.flatMap((part) => access(page, place, part.subject.web as string, namesHere(part))),
    ...goodToKnow(page, place, namesHere(whole)),
  ]
}

function preparation(page: NotesPage, { preset }: Place, key: string, names: Names): Line[] {
  const { storage } = page.application.values.workloads[key] as unknown as Refs<PostgresValues>
  const steps = preset.cluster?.prepare ?? universal.cluster?.prepare ?? []
  const heading = page.words.prepare(names.database.printed)
  return onlyIf(equals(storage.mode, 'static'), ['', heading, ...stepLines(page, steps, names, '  ')])
}

type Exposed = Refs<{ service: ServiceValues; route: RouteValues; autoscaling: AutoscalingValues }>

function access(page: NotesPage, { preset, title }: Place, key: string, names: Names): Line[] {
  const values = page.application.values.workloads[key] as unknown as Exposed
  const { words, scope } = page
  const needed = preset.cluster?.metricsServer ?? universal.cluster?.metricsServer ?? ''
  return [
    '',
    words.access(names.service.printed, printed(title, scope)),
    ...ways(page, preset, values, names),
    ...(values.autoscaling
      ? onlyIf(isTrue(values.autoscaling.enabled), ['', words.autoscaling, `  ${page.say(needed, names)}`])
      : []),
  ]
}

/** For which values a way applies, in the order of the notes; undefined for all values. */
const applies: Readonly<Record<AccessWay['when'], (values: Exposed) => Test | undefined>> = {
  ingress: ({ route }) => equals(route.kind, 'ingress'),
  httpRoute: ({ route }) => equals(route.kind, 'httpRoute'),
  NodePort: ({ service }) => equals(service.type, 'NodePort'),
  LoadBalancer: ({ service }) => equals(service.type, 'LoadBalancer'),
  ClusterIP: ({ service }) => equals(service.type, 'ClusterIP'),
  always: () => undefined,
}

function ways(page: NotesPage, preset: Preset, values: Exposed, names: Names): Line[] {
  return Object.entries(applies).flatMap(([kind, test]) => {
    const own = waysOf(preset, kind)
    const lines = (own.length > 0 ? own : waysOf(universal, kind)).flatMap((way) => wayLines(page, way, names))
    const condition = test(values)
    return condition && lines.length > 0 ? onlyIf(condition, lines) : lines
  })
}

function waysOf({ access = [] }: Preset, kind: string): AccessWay[] {
  return access.filter((way) => way.when === kind)
}

function wayLines(page: NotesPage, { title, steps, url }: AccessWay, names: Names): Line[] {
  return [
    `  * ${page.say(title, names)}`,
    ...stepLines(page, steps, names, '    '),
    ...(url ? [`    => ${page.say(url, names)}`] : []),
  ]
}

function stepLines(page: NotesPage, steps: readonly Step[], names: Names, indent: string): Line[] {
  return steps.flatMap((step) => [
    `${indent}${page.say(step.text, names)}`,
    ...(step.command ? [command(page.say(step.command, names), indent)] : []),
  ])
}

function goodToKnow(page: NotesPage, { preset: { notes = [] } }: Place, names: Names): Line[] {
  if (notes.length === 0) return []
  return ['', page.words.goodToKnow, ...notes.map((note) => `  - ${page.say(note, names)}`)]
}
