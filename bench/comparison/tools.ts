import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type KubernetesObject, render } from '../../src/index.ts'
import { execute } from '../../test/tools/execute.ts'
import { parseManifests } from '../../test/tools/manifests.ts'

/** One way to write belajar, and how its user renders it. */
export interface Tool {
  readonly title: string
  /** The folder of its sources below bench/comparison. */
  readonly source: string
  /** The objects of a target, from a copy of the sources; an error with what the tool said when it refuses. */
  readonly objectsOf: (folder: string, target: string) => Promise<readonly object[]>
  /** Whether the namespace is left to the installation, as Helm does with --create-namespace. */
  readonly leavesNamespace?: boolean
}

/** The targets of belajar that every tool writes: two clusters on a laptop, a small server, and two shared ones. */
export const targets = ['kind', 'minikube', 'k3s-ingress', 'staging', 'production'] as const

const namespaces: Readonly<Record<string, string>> = { staging: 'belajar-staging', production: 'belajar' }

/** The folder of the sources. */
export const sources = import.meta.dirname

/** The tools that need no installation but that of the tests; the first one is what the others are compared with. */
export function toolsOf(paths: Readonly<Record<'helm3' | 'helm4' | 'kubectl', string>>): readonly [Tool, ...Tool[]] {
  const helm = (program: string, version: number): Tool => ({
    title: `Helm ${version}`,
    source: 'helm',
    objectsOf: async (folder, target) => parseManifests(await run(program, helmArguments(folder, target))),
    leavesNamespace: true,
  })
  return [
    { title: 'k8s-kit', source: 'k8s-kit', objectsOf: fromConfig },
    { title: 'plain YAML', source: 'plain', objectsOf: fromFiles },
    helm(paths.helm4, 4),
    helm(paths.helm3, 3),
    {
      title: 'Kustomize',
      source: 'kustomize',
      objectsOf: async (folder, target) => parseManifests(await run(paths.kubectl, kustomizeArguments(folder, target))),
    },
  ]
}

/** How a user of Helm renders a target. */
export function helmArguments(folder: string, target: string): string[] {
  const chart = join(folder, 'belajar')
  const namespace = namespaces[target] ?? 'default'
  return ['template', 'belajar', chart, '--namespace', namespace, '--values', join(chart, `values-${target}.yaml`)]
}

/** How a user of Kustomize renders a target. */
export function kustomizeArguments(folder: string, target: string): string[] {
  return ['kustomize', join(folder, 'overlays', target)]
}

async function fromConfig(folder: string, target: string): Promise<readonly KubernetesObject[]> {
  const config = parse(readFileSync(join(folder, 'k8s-kit.config.yaml'), 'utf8'))
  return render(config, { targets: [target] }).manifests[target] ?? []
}

async function fromFiles(folder: string, target: string): Promise<object[]> {
  const files = readdirSync(join(folder, target)).sort()
  return files.flatMap((file) => parseManifests(readFileSync(join(folder, target, file), 'utf8')))
}

/** Runs a tool; returns what it prints, or throws what it said when it refuses. */
export async function run(program: string, rest: readonly string[], cwd?: string): Promise<string> {
  const { code, stdout, stderr } = await execute(program, rest, cwd === undefined ? {} : { cwd })
  if (code !== 0) throw new Error(stderr || stdout)
  return stdout
}
