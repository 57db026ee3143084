import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { nodeBaseline } from '../baselines.ts'
import { type Chart, chartsOf } from '../chart.ts'
import type { Bench, TimedGroup } from '../group.ts'
import type { Command } from '../processes.ts'
import type { Row } from '../row.ts'

/** One run of the CLI, against one run of Helm on the chart that it wrote. */
export const start: TimedGroup = {
  id: 'start',
  rows: (bench) => {
    const config = join(bench.root, 'examples/belajar/k8s-kit.config.yaml')
    const [generated, byHand] = chartsOf(bench)
    const stdout = ['generate', '--preset', 'k3s', '--stdout']
    return [
      nodeBaseline(bench),
      { ...helmTemplate(bench, 'helm4', generated), baseline: 'Helm 4' },
      { ...helmTemplate(bench, 'helm3', generated), baseline: 'Helm 3' },
      helmTemplate(bench, 'helm4', byHand),
      helmTemplate(bench, 'helm3', byHand),
      {
        ...generate(bench, 'generate', '`generate --preset k3s` of the built-in belajar, all three outputs'),
        reach: [
          { times: 1, of: 'helm4' },
          { times: 1, of: 'helm3' },
        ],
      },
      generate(bench, 'generate-config', 'the same of belajar in a YAML file', '--config', config),
      {
        id: 'stdout',
        title: '`generate --preset k3s --stdout` of the built-in belajar',
        command: () => cli(bench, ...stdout),
        reach: [{ times: 1.6, of: 'node' }],
      },
      {
        id: 'stdout-config',
        title: 'the same of belajar in a YAML file',
        command: () => cli(bench, ...stdout, '--config', config),
      },
    ]
  },
}

function helmTemplate({ tools, scratch }: Bench, helm: 'helm3' | 'helm4', chart: Chart): Row {
  const template = (folder: string): Command => ({
    command: [tools[helm], 'template', 'belajar', folder, '--values', join(folder, chart.values)],
    folder: scratch,
  })
  return {
    id: `${helm}${chart.id}`,
    title: `\`helm template\` of ${chart.title}, Helm ${helm.slice(-1)}`,
    command: async () => template(await chart.folder()),
  }
}

/** Each run writes into an empty folder. */
function generate(bench: Bench, id: string, title: string, ...rest: string[]): Row {
  const out = () => mkdtempSync(join(bench.scratch, 'out-'))
  return { id, title, command: () => cli(bench, 'generate', '--preset', 'k3s', '--out', out(), ...rest) }
}

function cli({ root, scratch }: Bench, ...rest: string[]) {
  return { command: [process.execPath, join(root, 'dist/bin.cjs'), ...rest], folder: scratch } as const
}
