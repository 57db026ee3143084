import { patched } from './patches.ts'
import { NAMESPACE_FILE } from './traits/namespace.ts'
import { applicationTraits, lastTraits, traitsAfter, traitsBefore } from './traits/registry.ts'
import type { AnyWorkloadTrait } from './traits/trait.ts'
import { nodeKind, type When } from './tree/nodes.ts'
import { kindOf } from './workloads/application.ts'
import type { Application, ObjectTree, WorkloadContext } from './workloads/kind.ts'
import { applicationOrder } from './workloads/order.ts'
import type { TreeFile } from './workloads/tree-file.ts'

export type { TreeFile }

/** Kinds that have a file of their own, whoever makes them. */
const ownFiles: Readonly<Record<string, string>> = {
  Namespace: NAMESPACE_FILE,
  PersistentVolume: 'pv',
  PersistentVolumeClaim: 'pvc',
}

/** Files in the order of application; those of the workloads come after them. */
const firstFiles = [NAMESPACE_FILE, 'priorityclass', 'storageclass', 'configmap', 'secret', 'pv', 'pvc']

/** Every object of an application as a tree, by file, in the order of application. */
export function buildTrees(application: Application): TreeFile[] {
  const files = new Map<string, ObjectTree[]>(firstFiles.map((name) => [name, []]))
  const add = (file: string, objects: Readonly<Record<string, ObjectTree>>) => {
    for (const tree of Object.values(objects)) {
      const name = ownFiles[kindOfTree(tree)] ?? file
      files.set(name, [...(files.get(name) ?? []), tree])
    }
  }
  for (const { file, build } of Object.values(applicationTraits)) add(file, build(application))
  for (const key of applicationOrder(application.config.workloads)) {
    const context = application.context(key)
    const { build } = kindOf(context.workload.kind)
    const file = fileOf(application, key)
    add(file, traitObjects(traitsBefore, context))
    add(file, build(context))
    add(file, traitObjects(traitsAfter, context))
  }
  const made = [...files].filter(([, objects]) => objects.length > 0).map(([name, objects]) => ({ name, objects }))
  const own = patched(made, application)
  const last = Object.values(lastTraits).map(({ file, build }) => ({
    name: file,
    objects: Object.values(build(application)),
  }))
  return [...own, ...last.filter(({ objects }) => objects.length > 0)]
}

/** The stem of a workload's file; its key is added where a kind comes twice. */
function fileOf({ config: { workloads } }: Application, key: string): string {
  const kind = workloads[key]?.kind as string
  const alike = Object.values(workloads).filter((other) => other.kind === kind)
  const { file } = kindOf(kind)
  return alike.length > 1 ? `${file}-${key.toLowerCase()}` : file
}

function traitObjects(traits: Readonly<Record<string, AnyWorkloadTrait>>, context: WorkloadContext) {
  const { runsPods } = kindOf(context.workload.kind)
  if (runsPods && !runsPods(context.workload as never)) return {}
  const own = Object.values(traits).filter((trait) => Object.hasOwn(context.values, trait.values))
  return Object.fromEntries(own.flatMap((trait) => Object.entries(trait.build(context))))
}

/** The Kubernetes kind of an object, also of one under a condition. */
function kindOfTree(tree: unknown): string {
  if (nodeKind(tree) === 'when') return kindOfTree((tree as When).then)
  return (tree as { kind: string }).kind
}
