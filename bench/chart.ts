import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { sources } from './comparison/tools.ts'
import { type Bench, once } from './group.ts'

/** A chart of belajar and the values to render it with. */
export interface Chart {
  readonly id: string
  /** How a table names it. */
  readonly title: string
  readonly folder: () => Promise<string>
  /** The name of the values file in it. */
  readonly values: string
}

/** The chart that `generate` writes for k3s, and the smaller one that we wrote by hand, without a schema. */
export function chartsOf(bench: Bench): readonly [Chart, Chart] {
  return [
    { id: '', title: 'the chart', folder: once(() => generatedChart(bench)), values: 'values-k3s.yaml' },
    {
      id: '-by-hand',
      title: 'the chart by hand',
      folder: async () => join(sources, 'helm/belajar'),
      values: 'values-minikube.yaml',
    },
  ]
}

async function generatedChart({ root, scratch, measurer }: Bench): Promise<string> {
  const out = join(scratch, 'belajar')
  const command = [process.execPath, join(root, 'dist/bin.cjs'), 'generate', '--preset', 'k3s', '--out', out] as const
  if (!existsSync(out)) await measurer.run({ command, folder: scratch })
  return join(out, 'chart')
}

/** A chart with so many subcharts, each a belajar of its own name with its values; returns its folder. */
export async function umbrellaOf(chart: Chart, count: number, scratch: string): Promise<string> {
  const folder = join(scratch, `umbrella${chart.id}-${count}`)
  if (existsSync(folder)) return folder
  const source = await chart.folder()
  const names = Array.from({ length: count }, (_, index) => `belajar-${String(index + 1).padStart(4, '0')}`)
  const about = readFileSync(join(source, 'Chart.yaml'), 'utf8')
  const values = readFileSync(join(source, chart.values), 'utf8').replace(/^(?=.)/gm, '  ')
  const isNeeded = (path: string) => !basename(path).startsWith('values-')
  mkdirSync(join(folder, 'charts'), { recursive: true })
  writeFileSync(join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: umbrella\nversion: 0.1.0\n')
  writeFileSync(join(folder, 'values.yaml'), names.map((name) => `${name}:\n${values}`).join(''))
  for (const name of names) {
    cpSync(source, join(folder, 'charts', name), { recursive: true, filter: isNeeded })
    writeFileSync(join(folder, 'charts', name, 'Chart.yaml'), about.replace(/^name: .*$/m, `name: ${name}`))
  }
  return folder
}
