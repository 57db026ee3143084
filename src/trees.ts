import { applicationTraits, traitsAfter, traitsBefore } from './traits/registry.ts'
import type { AnyWorkloadTrait } from './traits/trait.ts'
import { nodeKind, type When } from './tree/nodes.ts'
import { kindOf } from './workloads/application.ts'
import type { Application, ObjectTree, WorkloadContext } from './workloads/kind.ts'
import { applicationOrder } from './workloads/order.ts'

/** The trees of one file: `name` is its stem, such as `database`. */
export interface TreeFile {
  readonly name: string
  readonly objects: readonly ObjectTree[]
}

/** Kinds that have a file of their own, in the order of application. */
const ownFiles: Readonly<Record<string, string>> = {
  ConfigMap: 'configmap',
  Secret: 'secret',
  ExternalSecret: 'secret',
  PersistentVolume: 'pv',
  PersistentVolumeClaim: 'pvc',
}

/** Every object of an application as a tree, by file, in the order of application. */
export function buildTrees(application: Application): TreeFile[] {
  const files = new Map<string, ObjectTree[]>([...new Set(Object.values(ownFiles))].map((name) => [name, []]))
  const add = (file: string, objects: Readonly<Record<string, ObjectTree>>) => {
    for (const tree of Object.values(objects)) {
      const name = ownFiles[kindOfTree(tree)] ?? file
      files.set(name, [...(files.get(name) ?? []), tree])
    }
  }
  for (const trait of Object.values(applicationTraits)) add('application', trait.build(application))
  for (const key of applicationOrder(application.config.workloads)) {
    const context = application.context(key)
    const { build } = kindOf(context.workload.kind)
    const file = fileOf(application, key)
    add(file, traitObjects(traitsBefore, context))
    add(file, build(context))
    add(file, traitObjects(traitsAfter, context))
  }
  return [...files].filter(([, objects]) => objects.length > 0).map(([name, objects]) => ({ name, objects }))
}

/** The stem of a workload's file; its key is added where a kind comes twice. */
function fileOf({ config: { workloads } }: Application, key: string): string {
  const kind = workloads[key]?.kind as string
  const alike = Object.values(workloads).filter((other) => other.kind === kind)
  const { file } = kindOf(kind)
  return alike.length > 1 ? `${file}-${key.toLowerCase()}` : file
}

function traitObjects(traits: Readonly<Record<string, AnyWorkloadTrait>>, context: WorkloadContext) {
  const own = Object.values(traits).filter((trait) => Object.hasOwn(context.values, trait.values))
  return Object.fromEntries(own.flatMap((trait) => Object.entries(trait.build(context))))
}

/** The Kubernetes kind of an object, also of one under a condition. */
function kindOfTree(tree: unknown): string {
  if (nodeKind(tree) === 'when') return kindOfTree((tree as When).then)
  return (tree as { kind: string }).kind
}
