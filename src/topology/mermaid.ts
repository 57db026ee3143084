import type { Locale } from '../localized.ts'
import { clusterLabel, edgeLabel, nodeLabel } from './labels.ts'
import type { Topology, TopologyEdge, TopologyNode } from './topology.ts'

/** A topology as a Mermaid flowchart, line by line. */
export function mermaid({ nodes, edges }: Topology, locale: Locale): string[] {
  const isUser = ({ part }: TopologyNode) => part === 'user'
  return [
    'flowchart LR',
    ...nodes.filter(isUser).map((node) => `  ${box(node, locale)}`),
    `  subgraph cluster["${clusterLabel(locale)}"]`,
    ...nodes.filter((node) => !isUser(node)).map((node) => `    ${box(node, locale)}`),
    '  end',
    ...edges.map((edge) => `  ${arrow(edge, locale)}`),
  ]
}

const shapes: Partial<Record<TopologyNode['part'], readonly [string, string]>> = {
  user: ['(["', '"])'],
  volume: ['[("', '")]'],
  folder: ['[("', '")]'],
}

function box(node: TopologyNode, locale: Locale): string {
  const [open, close] = shapes[node.part] ?? ['["', '"]']
  return `${node.id}${open}${nodeLabel(node, locale).map(quoted).join('<br/>')}${close}`
}

function arrow(edge: TopologyEdge, locale: Locale): string {
  const label = quoted(edgeLabel(edge, locale))
  const line = edge.means === 'name' ? '-.->' : '-->'
  return `${edge.from} ${line}${label ? `|"${label}"|` : ''} ${edge.to}`
}

/** Mermaid's own way to write a quote. */
function quoted(text: string): string {
  return text.replaceAll('"', '#quot;')
}
