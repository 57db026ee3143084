import type { Locale } from '../localized.ts'
import { drawLayers } from './ascii/draw.ts'
import { type Cell, type Link, layered } from './ascii/layout.ts'
import { edgeLabel, nodeLabel } from './labels.ts'
import type { Topology, TopologyEdge, TopologyNode } from './topology.ts'

/**
 * A topology as a drawing of characters, line by line: from the user at the top down to what nobody else calls. One box is a
 * workload, with its Services above its pods and its storage below them. Under the drawing stands every way by its name.
 */
export function ascii({ nodes, edges }: Topology, locale: Locale): string[] {
  const cells = cellsOf(nodes, locale)
  const cellOf = new Map(nodes.map((node) => [node.id, cellId(node)]))
  const ways = edges.filter(({ means }) => ['enter', 'forward', 'route', 'call'].includes(means))
  const links = distinct(ways.map(({ from, to }) => ({ from: cellOf.get(from) ?? '', to: cellOf.get(to) ?? '' })))
  const drawing = drawLayers(layered(cells, links, levelsOf(nodes)))
  const names = new Map(nodes.map((node) => [node.id, nameOf(node, locale)]))
  return [...drawing, ...(ways.length > 0 ? [''] : []), ...ways.map((way) => wayText(way, names, locale))]
}

/** The user above the routes, and the routes above the workloads. */
function levelsOf(nodes: readonly TopologyNode[]): (id: string) => number {
  const parts = ['user', 'route'].filter((part) => nodes.some((node) => node.part === part))
  const levels = new Map(nodes.map((node) => [cellId(node), parts.indexOf(node.part)]))
  return (id) => {
    const level = levels.get(id) as number
    return level < 0 ? parts.length : level
  }
}

/** The pods of a workload and what is around them are one box. */
function cellId(node: TopologyNode): string {
  return node.part === 'user' || node.part === 'route' ? node.id : `${node.workload}_box`
}

function cellsOf(nodes: readonly TopologyNode[], locale: Locale): Cell[] {
  return [...new Set(nodes.map(cellId))].map((id) => {
    const own = nodes.filter((node) => cellId(node) === id)
    const parts = [['user', 'route'], ['service'], ['pods'], ['claim', 'volume', 'folder']]
    const sections = parts.map((part) => own.filter((node) => part.includes(node.part)).toSorted(headlessLast))
    const lines = sections.map((section) => [...new Set(section.flatMap((node) => boxLines(node, locale)))])
    return { id, sections: lines.filter((section) => section.length > 0) }
  })
}

function headlessLast(one: TopologyNode, other: TopologyNode): number {
  const rank = (node: TopologyNode) => Number(node.part === 'service' && node.type === 'headless')
  return rank(one) - rank(other)
}

/** A box has room for what makes the pods, and how many of them. */
function boxLines(node: TopologyNode, locale: Locale): string[] {
  if (node.part !== 'pods') return nodeLabel(node, locale)
  const { kind, name, replicas } = node
  return [`${kind} ${name}`, ...(replicas === undefined ? [] : [`${replicas} ${replicas === 1 ? 'pod' : 'pods'}`])]
}

function nameOf(node: TopologyNode, locale: Locale): string {
  return node.part === 'pods' ? node.name : (nodeLabel(node, locale)[0] as string)
}

function wayText(way: TopologyEdge, names: ReadonlyMap<string, string>, locale: Locale): string {
  const label = edgeLabel(way, locale)
  return `${names.get(way.from)} -> ${names.get(way.to)}${label ? `: ${label}` : ''}`
}

function distinct(links: readonly Link[]): Link[] {
  return [...new Map(links.map((link) => [`${link.from} ${link.to}`, link])).values()]
}
