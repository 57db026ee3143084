import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeBaseline, program } from '../baselines.ts'
import { type Chart, chartsOf, umbrellaOf } from '../chart.ts'
import { type Bench, once, type TimedGroup } from '../group.ts'
import type { Reach, Row } from '../row.ts'

/** Many configs in one process through the public API, against Helm's umbrella chart of as many, and an emitter alone. */
export const many: TimedGroup = {
  id: 'many',
  rows: (bench) => {
    const charts = chartsOf(bench)
    const objects = once(() => objectsOfBelajar(bench))
    return [
      nodeBaseline(bench),
      ...[100, 1000].flatMap((count) => [
        ...charts.flatMap((chart) => [umbrella(bench, 'helm4', chart, count), umbrella(bench, 'helm3', chart, count)]),
        emitter(bench, 'yaml', objects, count),
        emitter(bench, 'json', objects, count),
        ...(['js', 'cjs'] as const).flatMap((form) => [manifests(bench, form, count), allOutputs(bench, form, count)]),
        reviewed(bench, count),
      ]),
    ]
  },
}

function umbrella({ tools, scratch }: Bench, helm: 'helm3' | 'helm4', chart: Chart, count: number): Row {
  const command = async () => [tools[helm], 'template', 'belajar', await umbrellaOf(chart, count, scratch)] as const
  return {
    id: `${helm}${chart.id}-${count}`,
    title: `\`helm template\` of ${count} × ${chart.title}, Helm ${helm.slice(-1)}`,
    command: async () => ({ command: await command(), folder: scratch }),
  }
}

function emitter(bench: Bench, form: 'yaml' | 'json', objects: () => Promise<string>, count: number): Row {
  return {
    id: `${form}-${count}`,
    title: `${count} × the objects of belajar, ${form === 'yaml' ? 'by `stringify` of `yaml`' : 'as JSON'}`,
    command: async () => program(bench, 'emitter.mjs', await objects(), String(count), form),
  }
}

function manifests(bench: Bench, form: 'js' | 'cjs', count: number): Row {
  const reach: Reach[] =
    count === 100 ? [{ times: 4, of: 'node' }] : [{ times: 15, of: 'node' }, { peakMebibytes: 120 }]
  return render(bench, { id: 'manifests', what: 'plain manifests', formats: 'manifests', form, count, reach })
}

function allOutputs(bench: Bench, form: 'js' | 'cjs', count: number): Row {
  const linear: Reach[] = count === 1000 ? [{ times: 11, of: `all-100-${form}` }] : []
  const reach: Reach[] = [
    { times: count === 100 ? 8 : 60, of: 'node' },
    { times: 1, of: `helm4-${count}` },
    { times: 1, of: `helm4-by-hand-${count}` },
    ...linear,
  ]
  return render(bench, { id: 'all', what: 'all three outputs', formats: ALL, form, count, reach })
}
const ALL = 'helm,kustomize,manifests'

/** Findings are worked out for who asks for them. */
function reviewed(bench: Bench, count: number): Row {
  const what = 'all three outputs and the findings'
  return render(bench, { id: 'reviewed', what, formats: ALL, isReviewed: true, form: 'js', count, reach: [] })
}

interface Rendering {
  readonly id: string
  readonly what: string
  readonly formats: string
  readonly isReviewed?: boolean
  readonly form: 'js' | 'cjs'
  readonly count: number
  readonly reach: readonly Reach[]
}

function render(bench: Bench, { id, what, formats, isReviewed, form, count, reach }: Rendering): Row {
  const script = form === 'js' ? 'many.mjs' : 'many.cjs'
  const library = join(bench.root, `dist/index.${form}`)
  return {
    id: `${id}-${count}-${form}`,
    title: `${count} belajars, ${what}, ${form === 'js' ? 'ES module' : 'CommonJS'}`,
    command: () => program(bench, script, library, String(count), formats, ...(isReviewed ? ['reviewed'] : [])),
    reach,
  }
}

/** The objects as JSON in a file, for an emitter to print. */
async function objectsOfBelajar({ root, scratch }: Bench): Promise<string> {
  const { exampleConfig, render } = (await import(join(root, 'dist/index.js'))) as typeof import('../../src/index.ts')
  const file = join(scratch, 'objects.json')
  writeFileSync(file, JSON.stringify(render(exampleConfig, { presets: ['k3s'] }).manifests.k3s))
  return file
}
