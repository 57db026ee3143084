import type { Volume, VolumeMount } from 'kubernetes-types/core/v1.js'
import type { VolumeConfig, WorkloadShape } from '../config/common-types.ts'
import { kebabCase } from '../kubernetes/names.ts'
import type { Tree } from '../tree/nodes.ts'
import type { Application } from './kind.ts'

/** How much a scratch folder may hold that says nothing. */
const SCRATCH = '256Mi'

/** Where each kind of volume comes from. */
const sources: {
  readonly [Word in Source]: (of: NonNullable<VolumeConfig[Word]>, application: Application) => Tree<Partial<Volume>>
} = {
  scratch: ({ size = SCRATCH, memory }) => ({
    emptyDir: { ...(memory ? { medium: 'Memory' } : {}), sizeLimit: size },
  }),
  configMap: (key, application) => ({ configMap: { name: application.configMapName(key) } }),
  secret: (key, application) => ({ secret: { secretName: application.secretName(key) } }),
  claim: (key, application) => ({ persistentVolumeClaim: { claimName: application.claimName(key) } }),
  hostPath: (path) => ({ hostPath: { path, type: 'Directory' } }),
}
type Source = Exclude<keyof VolumeConfig, 'mountPath'>

/** Volumes that nobody may write to. */
const readOnly: ReadonlySet<Source> = new Set(['configMap', 'secret', 'hostPath'])

/** The volumes that a config says. */
export function volumesOf(application: Application, { volumes = {} }: WorkloadShape): Tree<Volume>[] {
  return Object.entries(volumes).map(([key, volume]) => {
    const word = sourceOf(volume)
    const source = (sources[word] as (of: unknown, application: Application) => object)(volume[word], application)
    return { name: kebabCase(key), ...source } as Tree<Volume>
  })
}

/** Where the containers of a pod find them. */
export function mountsOf({ volumes = {} }: WorkloadShape): Tree<VolumeMount>[] {
  return Object.entries(volumes).map(([key, volume]) => ({
    name: kebabCase(key),
    mountPath: volume.mountPath,
    ...(readOnly.has(sourceOf(volume)) ? { readOnly: true } : {}),
  }))
}

/** A folder to write to, gone with the pod; shared memory is memory. */
export function scratchVolume(name: string): Tree<Volume> {
  return name === 'shared-memory'
    ? { name, emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } }
    : { name, emptyDir: { sizeLimit: SCRATCH } }
}

function sourceOf(volume: VolumeConfig): Source {
  return (Object.keys(sources) as Source[]).find((word) => volume[word] !== undefined) as Source
}
