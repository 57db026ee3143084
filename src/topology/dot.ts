import type { Locale } from '../localized.ts'
import { clusterLabel, edgeLabel, nodeLabel } from './labels.ts'
import type { EdgeMeaning, Topology, TopologyEdge, TopologyNode } from './topology.ts'

/** A topology as a graph of Graphviz, line by line. */
export function dot({ nodes, edges }: Topology, name: string, locale: Locale): string[] {
  const isUser = ({ part }: TopologyNode) => part === 'user'
  return [
    `digraph ${quoted(name)} {`,
    '  rankdir=TB',
    '  node [shape=box]',
    ...nodes.filter(isUser).map((node) => `  ${box(node, locale)}`),
    '  subgraph "cluster" {',
    `    label=${quoted(clusterLabel(locale))}`,
    ...nodes.filter((node) => !isUser(node)).map((node) => `    ${box(node, locale)}`),
    '  }',
    ...edges.map((edge) => `  ${arrow(edge, locale)}`),
    '}',
  ]
}

const shapes: Partial<Record<TopologyNode['part'], string>> = { user: 'oval', volume: 'cylinder', folder: 'cylinder' }
const styles: Partial<Record<EdgeMeaning, string>> = { name: 'dotted', forward: 'dashed' }

function box(node: TopologyNode, locale: Locale): string {
  const shape = shapes[node.part]
  const label = nodeLabel(node, locale).map(escaped).join('\\n')
  return `${quoted(node.id)} [label="${label}"${shape ? `, shape=${shape}` : ''}]`
}

function arrow(edge: TopologyEdge, locale: Locale): string {
  const label = edgeLabel(edge, locale)
  const style = styles[edge.means]
  const words = [...(label ? [`label=${quoted(label)}`] : []), ...(style ? [`style=${style}`] : [])]
  return `${quoted(edge.from)} -> ${quoted(edge.to)}${words.length > 0 ? ` [${words.join(', ')}]` : ''}`
}

function quoted(text: string): string {
  return `"${escaped(text)}"`
}

function escaped(text: string): string {
  return text.replace(/[\\"]/g, '\\$&')
}
