import type { Deployment, StatefulSet } from 'kubernetes-types/apps/v1.js'
import type { KubernetesObject } from '../kubernetes/objects.ts'
import type { Localized } from '../localized.ts'
import { podDns, serviceDns } from './dns.ts'
import { recommendWorkload } from './recommend.ts'
import type { topics } from './topics/registry.ts'
import type { TopicPart } from './topics/topic.ts'

/** What a topic means for the objects of a target; undefined where there is nothing to say. */
export function exampleOf(name: string, objects: readonly KubernetesObject[]): TopicPart | undefined {
  const rows = examples[name as keyof typeof topics]?.(objects) ?? []
  return rows.length > 0 ? { title: here, head: heads[name] ?? [], rows } : undefined
}

const here: Localized = { en: 'In your config', id: 'Di config Anda' }
const heads: Readonly<Record<string, readonly Localized[]>> = {
  service: [
    { en: 'object', id: 'objek' },
    { en: 'its name in the DNS', id: 'namanya di DNS' },
  ],
  statefulset: [
    { en: 'object', id: 'objek' },
    { en: 'because', id: 'alasan' },
  ],
}

type Rows = readonly (readonly Localized[])[]

const examples: Partial<Record<keyof typeof topics, (objects: readonly KubernetesObject[]) => Rows>> = {
  service: (objects) => objects.flatMap((object) => dnsNames(object)),
  statefulset: (objects) => objects.flatMap((object) => reasonsFor(object)),
}

function dnsNames({ kind, metadata, spec }: KubernetesObject): Rows {
  const { name, namespace = 'default' } = metadata
  if (kind === 'Service') return [[`Service ${name}`, serviceDns({ service: name, namespace })]]
  if (kind !== 'StatefulSet') return []
  const { serviceName = '' } = spec as { serviceName?: string }
  return [[`Pod ${name}-0`, podDns({ statefulSet: name, service: serviceName, namespace })]]
}

/** Why a Deployment or StatefulSet is one, as far as the object itself shows it. */
function reasonsFor(object: KubernetesObject): Rows {
  const { kind, metadata } = object
  if (kind !== 'Deployment' && kind !== 'StatefulSet') return []
  const { spec } = object as unknown as StatefulSet & Deployment
  const storagePerPod = (spec?.volumeClaimTemplates ?? []).length > 0
  const keeps = spec?.template.spec?.volumes?.some(({ persistentVolumeClaim }) => persistentVolumeClaim)
  const identity = kind === 'StatefulSet' && Boolean(spec?.serviceName)
  const advice = recommendWorkload({ stateful: storagePerPod || keeps === true, identity, storagePerPod })
  if (advice.kind !== kind) return []
  return advice.reasons.map((reason, index) => [index === 0 ? `${kind} ${metadata.name}` : '', reason])
}
