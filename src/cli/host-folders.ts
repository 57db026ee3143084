import type { KubernetesObject } from '../index.ts'

/** A folder of the node that a static volume needs, by the words that a preset's commands use. */
export interface HostFolder {
  readonly hostFolder: string
  readonly user: string
  readonly group: string
}

/** The folders of the node that pods mount through a volume, and who must own them. */
export function hostFolders(objects: readonly KubernetesObject[]): HostFolder[] {
  const claims = objects.filter(({ kind }) => kind === 'PersistentVolumeClaim')
  return objects.flatMap((volume) => {
    const hostFolder = at(volume, 'spec', 'hostPath', 'path')
    const claim = claims.find((candidate) => at(candidate, 'spec', 'volumeName') === volume.metadata.name)
    const context = at(podWith(objects, claim?.metadata.name), 'securityContext')
    if (volume.kind !== 'PersistentVolume' || typeof hostFolder !== 'string' || context === undefined) return []
    return [{ hostFolder, user: String(at(context, 'runAsUser')), group: String(at(context, 'runAsGroup')) }]
  })
}

/** The pod that mounts a claim. */
function podWith(objects: readonly KubernetesObject[], claim: string | undefined): unknown {
  return objects
    .map((object) => at(object, 'spec', 'template', 'spec'))
    .find((pod) => volumesOf(pod).some((volume) => at(volume, 'persistentVolumeClaim', 'claimName') === claim))
}

function volumesOf(pod: unknown): readonly unknown[] {
  return (at(pod, 'volumes') as readonly unknown[] | undefined) ?? []
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value)
}
