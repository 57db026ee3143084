import type { PodSpec } from 'kubernetes-types/core/v1.js'
import { objectsOf, ownerOf, pathOf, wordOf } from './find-objects.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'
import { podsOf } from './pods.ts'

/** A folder of one node is storage for one person's own cluster only. */
export const hostPathInProduction: Rule = {
  code: 'host-path-in-production',
  severity: 'error',
  check(reviewed) {
    const { target } = reviewed
    if (target.environment?.local === true && target.tier.development === true) return []
    const volumes = objectsOf(reviewed, 'v1/PersistentVolume').filter(({ spec }) => spec?.hostPath)
    const pods = podsOf(reviewed).filter(({ template: { spec } }) => writesToNode(spec))
    return [
      ...volumes.map((volume) => {
        const mode = wordOf(reviewed, volume, 'storage.mode')
        const way = ownerOf(reviewed, volume)
          ? `set ${mode} to claimTemplates`
          : 'use a StorageClass with a provisioner'
        return onNode(reviewed, mode, `the volume ${volume.metadata.name}`, way)
      }),
      ...pods.map(({ object }) =>
        onNode(reviewed, pathOf(reviewed, object), `a volume of ${object.metadata.name}`, 'use a claim'),
      ),
    ]
  },
}

/** Whether a pod keeps something in a folder of the node; one that only reads there loses nothing. */
function writesToNode({ containers = [], initContainers = [], volumes = [] }: Partial<PodSpec> = {}): boolean {
  const mounts = [...containers, ...initContainers].flatMap(({ volumeMounts = [] }) => volumeMounts)
  const folders = new Set(volumes.filter(({ hostPath }) => hostPath).map(({ name }) => name))
  return mounts.some(({ name, readOnly }) => folders.has(name) && !readOnly)
}

function onNode({ target }: Reviewed, path: string, volume: string, remedy: string): Remark {
  return {
    path,
    message: `${volume} is a folder of a node (hostPath), and ${target.name} is not for local development`,
    reason: 'the data stays behind when the pod moves to another node, and is lost with the node',
    remedy,
  }
}
