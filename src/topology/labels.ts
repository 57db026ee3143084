import type { Locale } from '../localized.ts'
import type { TopologyEdge, TopologyNode } from './topology.ts'

interface Words {
  readonly user: string
  readonly cluster: string
  readonly port: string
  readonly claim: string
  readonly volume: string
  readonly folder: string
  readonly madeBy: (className: string) => string
  readonly stableName: string
  readonly found: string
}

const words: Readonly<Record<Locale, Words>> = {
  en: {
    user: 'User',
    cluster: 'Cluster',
    port: 'port',
    claim: 'Claim',
    volume: 'Volume',
    folder: 'Folder of the node',
    madeBy: (className) => (className ? `made by StorageClass ${className}` : 'made by the default StorageClass'),
    stableName: 'stable name of each pod',
    found: 'there already',
  },
  id: {
    user: 'Pengguna',
    cluster: 'Klaster',
    port: 'port',
    claim: 'Klaim',
    volume: 'Volume',
    folder: 'Folder pada node',
    madeBy: (className) => (className ? `dibuat StorageClass ${className}` : 'dibuat StorageClass bawaan klaster'),
    stableName: 'nama tetap tiap pod',
    found: 'sudah ada',
  },
}

/** The cluster, around everything but the user. */
export function clusterLabel(locale: Locale): string {
  return words[locale].cluster
}

/** What to write into a node, as lines. */
export function nodeLabel(node: TopologyNode, locale: Locale): string[] {
  const say = words[locale]
  switch (node.part) {
    case 'user':
      return [say.user]
    case 'route':
      return [`${node.kind} ${node.name}`]
    case 'service':
      return [`Service ${node.name}`, `${node.type}, ${say.port} ${node.ports.join(', ')}`]
    case 'pods':
      if (node.kind === 'StatefulSet' && node.replicas === 1) return [`Pod ${node.name}-0`, node.container]
      return [`Pods ${node.name}`, node.container]
    case 'claim':
      return [`${say.claim} ${node.name}`, node.size].filter((line) => line !== '')
    case 'volume':
      if (node.origin === 'existing') return [say.volume, say.found]
      return node.volume ? [`${say.volume} ${node.volume}`] : [say.volume, say.madeBy(node.className)]
    case 'folder':
      return [say.folder, node.path]
  }
}

/** What to write at an edge; empty for nothing. */
export function edgeLabel({ means, label }: TopologyEdge, locale: Locale): string {
  return means === 'name' ? words[locale].stableName : label
}
