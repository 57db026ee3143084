import type { AutoscalingValues, RouteValues, ServiceValues } from '../../config/common-types.ts'
import type { PostgresValues } from '../../config/postgres-types.ts'
import { builtInPresets } from '../../generated/presets.ts'
import { type Line, line } from '../../interpreters/lines.ts'
import type { AccessNames } from '../../presets/access.ts'
import type { AccessWay, Preset, Step } from '../../presets/preset.ts'
import { any, equals, isTrue, not } from '../../tree/constructors.ts'
import type { Test, Text } from '../../tree/nodes.ts'
import type { Refs } from '../../tree/references.ts'
import { accessTexts, workloadsWith } from '../access-names.ts'
import { command, type NotesPage, onlyIf } from './notes-page.ts'
import { printed } from './template-text.ts'

/** An environment, and the first target that is in it. */
interface Place {
  readonly preset: Preset
  readonly title: string
  readonly target: string
}

type Names = AccessNames<Text>

/** The ways that know nothing of a cluster: they fill in for an environment that says none. */
const universal = builtInPresets['port-forward'] as Preset

/** A block for each environment of the targets, and one for any other. */
export function environments(page: NotesPage): Line[] {
  const { environment } = page.application.values
  const places = placesOf(page)
  const tests = places.map(({ preset }) => equals(environment, preset.name))
  const other = block(page, { preset: universal, title: page.words.anyCluster, target: 'default' })
  return [
    ...places.flatMap((place, index) => onlyIf(tests[index] as Test, block(page, place))),
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

function block(page: NotesPage, place: Place): Line[] {
  const subject = { application: page.application, environment: place.preset, target: place.target }
  return [
    ...workloadsWith(page.application, 'storage').flatMap((database) =>
      preparation(page, place, database, accessTexts({ ...subject, database })),
    ),
    ...workloadsWith(page.application, 'service').flatMap((web) =>
      access(page, place, web, accessTexts({ ...subject, web })),
    ),
    ...goodToKnow(page, place, accessTexts(subject)),
  ]
}

function preparation(page: NotesPage, { preset }: Place, key: string, names: Names): Line[] {
  const { storage } = page.application.values.workloads[key] as unknown as Refs<PostgresValues>
  const steps = preset.cluster?.prepare ?? universal.cluster?.prepare ?? []
  const heading = line(page.words.prepare(printed(names.database, page.scope)))
  return onlyIf(equals(storage.mode, 'static'), [line(''), heading, ...stepLines(page, steps, names, '  ')])
}

type Exposed = Refs<{ service: ServiceValues; route: RouteValues; autoscaling: AutoscalingValues }>

function access(page: NotesPage, { preset, title }: Place, key: string, names: Names): Line[] {
  const values = page.application.values.workloads[key] as unknown as Exposed
  const { words, scope } = page
  const needed = preset.cluster?.metricsServer ?? universal.cluster?.metricsServer ?? ''
  return [
    line(''),
    line(words.access(printed(names.service, scope), printed(title, scope))),
    ...ways(page, preset, values, names),
    ...(values.autoscaling
      ? onlyIf(isTrue(values.autoscaling.enabled), [
          line(''),
          line(words.autoscaling),
          line(`  ${page.say(needed, names)}`),
        ])
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
    line(`  * ${page.say(title, names)}`),
    ...stepLines(page, steps, names, '    '),
    ...(url ? [line(`    => ${page.say(url, names)}`)] : []),
  ]
}

function stepLines(page: NotesPage, steps: readonly Step[], names: Names, indent: string): Line[] {
  return steps.flatMap((step) => [
    line(`${indent}${page.say(step.text, names)}`),
    ...(step.command ? [command(page.say(step.command, names), indent)] : []),
  ])
}

function goodToKnow(page: NotesPage, { preset: { notes = [] } }: Place, names: Names): Line[] {
  if (notes.length === 0) return []
  return [line(''), line(page.words.goodToKnow), ...notes.map((note) => line(`  - ${page.say(note, names)}`))]
}
