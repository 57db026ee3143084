import type { KubernetesObject } from '../kubernetes/objects.ts'
import { stepOf } from '../kubernetes/steps.ts'
import { grouped } from '../once.ts'
import { writeYamlDocuments } from '../yaml/write.ts'
import type { Files, OutputInput } from './output.ts'

/** One file for each target, `bundle/<target>/konfig.yaml`: every object, kind after kind, in the order of application. */
export function bundleFiles({ targets }: Pick<OutputInput, 'targets'>): Files {
  return Object.fromEntries(
    targets.map(({ name, files }) => [`bundle/${name}/konfig.yaml`, inSteps(files.flatMap(({ objects }) => objects))]),
  )
}

/** Each step under a heading; within a step as the manifests have them. */
function inSteps(objects: readonly KubernetesObject[]): string {
  const steps = [...grouped(objects, ({ kind }) => stepOf(kind))].sort(([a], [b]) => a - b)
  return steps.map(([step, members]) => `# ${step}. ${kindsOf(members)}\n${writeYamlDocuments(members)}`).join('---\n')
}

function kindsOf(objects: readonly KubernetesObject[]): string {
  return [...new Set(objects.map(({ kind }) => kind))].join(', ')
}
