import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { nodeBaseline } from '../baselines.ts'
import { chartOfBelajar } from '../chart.ts'
import { type Bench, once, type TimedGroup } from '../group.ts'
import type { Command } from '../processes.ts'
import type { Row } from '../rounds.ts'

/** One run of the CLI, against one run of Helm on the chart that it wrote. */
export const start: TimedGroup = {
  id: 'start',
  rows: (bench) => {
    const config = join(bench.root, 'examples/belajar/k8s-kit.config.yaml')
    const chart = once(() => chartOfBelajar(bench))
    const stdout = ['generate', '--preset', 'k3s', '--stdout']
    return [
      nodeBaseline(bench),
      ...(['helm4', 'helm3'] as const).map((helm) => helmTemplate(bench, helm, chart)),
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

function helmTemplate({ tools, scratch }: Bench, helm: 'helm3' | 'helm4', chart: () => Promise<string>): Row {
  const title = `\`helm template\` of that chart, Helm ${helm.slice(-1)}`
  const template = (folder: string): Command => ({
    command: [tools[helm], 'template', 'belajar', folder, '--values', join(folder, 'values-k3s.yaml')],
    folder: scratch,
  })
  return { id: helm, title, baseline: `Helm ${helm.slice(-1)}`, command: async () => template(await chart()) }
}

/** Each run writes into an empty folder. */
function generate(bench: Bench, id: string, title: string, ...rest: string[]): Row {
  const out = () => mkdtempSync(join(bench.scratch, 'out-'))
  return { id, title, command: () => cli(bench, 'generate', '--preset', 'k3s', '--out', out(), ...rest) }
}

function cli({ root, scratch }: Bench, ...rest: string[]) {
  return { command: [process.execPath, join(root, 'dist/bin.cjs'), ...rest], folder: scratch } as const
}
