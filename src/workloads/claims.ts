import { present, when } from '../tree/constructors.ts'
import type { Ref, Text, Tree } from '../tree/nodes.ts'
import type { Application } from './kind.ts'

/** The class of a claim: one of the config, or what the values say; nothing for the default one of the cluster. */
export function className(
  {
    workload,
    application,
  }: { readonly workload: { readonly storageClass?: string }; readonly application: Application },
  value: Ref<string>,
): Text {
  const { storageClass } = workload
  return storageClass === undefined ? when<string>(present(value), value) : application.storageClassName(storageClass)
}

/** What a claim asks for. */
export function claimSpec(spec: {
  readonly accessMode: Tree<string>
  readonly className: Text
  readonly size: Ref<string>
}) {
  return {
    accessModes: [spec.accessMode],
    storageClassName: spec.className,
    resources: { requests: { storage: spec.size } },
  }
}
