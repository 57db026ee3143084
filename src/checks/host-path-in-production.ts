import type { PodSpec } from 'kubernetes-types/core/v1.js'
import type { Translated } from '../localized.ts'
import { objectsOf, ownerOf, pathOf, wordOf } from './find-objects.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'
import { podsOf } from './pods.ts'

export const hostPathInProduction: Rule = {
  code: 'host-path-in-production',
  severity: 'error',
  about: {
    en: "A folder of one node is storage for one person's own cluster only.",
    id: 'Folder di satu node hanya cocok sebagai penyimpanan di klaster milik satu orang.',
  },
  check(reviewed) {
    const { target } = reviewed
    if (target.environment?.local === true && target.tier.development === true) return []
    const volumes = objectsOf(reviewed, 'v1/PersistentVolume').filter(({ spec }) => spec?.hostPath)
    const pods = podsOf(reviewed).filter(({ template: { spec } }) => writesToNode(spec))
    return [
      ...volumes.map((volume) => {
        const mode = wordOf(reviewed, volume, 'storage.mode')
        const way = ownerOf(reviewed, volume)
          ? { en: `set ${mode} to claimTemplates`, id: `ubah ${mode} menjadi claimTemplates` }
          : { en: 'use a StorageClass with a provisioner', id: 'gunakan StorageClass yang punya provisioner' }
        const { name } = volume.metadata
        return onNode(reviewed, mode, { en: `the volume ${name}`, id: `volume ${name}` }, way)
      }),
      ...pods.map(({ object }) => {
        const { name } = object.metadata
        const volume = { en: `a volume of ${name}`, id: `salah satu volume ${name}` }
        return onNode(reviewed, pathOf(reviewed, object), volume, { en: 'use a claim', id: 'gunakan klaim' })
      }),
    ]
  },
}

/** Whether a pod keeps something in a folder of the node; one that only reads there loses nothing. */
function writesToNode({ containers = [], initContainers = [], volumes = [] }: Partial<PodSpec> = {}): boolean {
  const mounts = [...containers, ...initContainers].flatMap(({ volumeMounts = [] }) => volumeMounts)
  const folders = new Set(volumes.filter(({ hostPath }) => hostPath).map(({ name }) => name))
  return mounts.some(({ name, readOnly }) => folders.has(name) && !readOnly)
}

function onNode({ target }: Reviewed, path: string, volume: Translated, remedy: Translated): Remark {
  return {
    path,
    message: {
      en: `${volume.en} is a folder of a node (hostPath), and ${target.name} is not for local development`,
      id: `${volume.id} adalah folder di node (hostPath), sedangkan ${target.name} bukan untuk development lokal`,
    },
    reason: {
      en: 'the data stays behind when the pod moves to another node, and is lost with the node',
      id: 'datanya tertinggal ketika pod pindah ke node lain, dan hilang bersama node itu',
    },
    remedy,
  }
}
