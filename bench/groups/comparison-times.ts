import { cpSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { nodeBaseline } from '../baselines.ts'
import { buildCdk8s } from '../comparison/cdk8s.ts'
import { helmArguments, kustomizeArguments, sources, targets } from '../comparison/tools.ts'
import { type Bench, once, type TimedGroup } from '../group.ts'
import type { Command } from '../processes.ts'
import type { Row } from '../row.ts'

/** Rendering all five targets, each tool in its own way: one process where it can, else one for each target. */
export const comparisonTimes: TimedGroup = {
  id: 'comparison-times',
  rows: (bench) => {
    const { tools } = bench
    const helm = (target: string) => helmArguments(join(sources, 'helm'), target)
    const kustomize = (target: string) => kustomizeArguments(join(sources, 'kustomize'), target)
    return [
      nodeBaseline(bench),
      kit(bench, 'compare-k8s-kit-manifests', 'k8s-kit, plain manifests', '--format', 'manifests'),
      kit(bench, 'compare-k8s-kit', 'k8s-kit, all three outputs'),
      inTurn(bench, 'compare-helm4', 'Helm 4, `helm template` × 5', tools.helm4, helm),
      inTurn(bench, 'compare-helm3', 'Helm 3, `helm template` × 5', tools.helm3, helm),
      inTurn(bench, 'compare-kustomize', 'Kustomize, `kubectl kustomize` × 5', tools.kubectl, kustomize),
      ...cdk8s(bench),
    ]
  },
}

function kit({ root, scratch }: Bench, id: string, title: string, ...rest: string[]): Row {
  const config = join(sources, 'k8s-kit/k8s-kit.config.yaml')
  const generate = [process.execPath, join(root, 'dist/bin.cjs'), 'generate', '--config', config] as const
  const out = () => mkdtempSync(join(scratch, 'out-'))
  return { id, title, command: () => ({ command: [...generate, '--out', out(), ...rest], folder: scratch }) }
}

/** A shell that runs a program for one target after another, as a script of its user would. */
function inTurn(
  { scratch }: Bench,
  id: string,
  title: string,
  program: string,
  rest: (target: string) => string[],
): Row {
  const lines = targets.map((target) => [program, ...rest(target)].map((word) => `'${word}'`).join(' '))
  const command: Command = { command: ['/bin/sh', '-e', '-c', lines.join('\n')], folder: scratch }
  return { id, title, command: () => command }
}

function cdk8s({ scratch }: Bench): Row[] {
  const project = once(async () => {
    const folder = mkdtempSync(join(scratch, 'cdk8s-'))
    cpSync(join(sources, 'cdk8s'), folder, { recursive: true })
    await buildCdk8s(folder, scratch)
    return folder
  })
  const row = (id: string, title: string, ...program: string[]): Row => ({
    id,
    title,
    command: async () => ({ command: [process.execPath, ...program], folder: await project() }),
  })
  return [
    row('compare-cdk8s', 'cdk8s, compiled', 'build/main.js'),
    row('compare-cdk8s-tsc', 'cdk8s, the `tsc` before it', 'node_modules/typescript/bin/tsc'),
  ]
}
