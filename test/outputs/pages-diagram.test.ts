import { describe, expect, test } from 'vitest'
import type { Config } from '../../src/index.ts'
import { belajar, fences, page } from './pages-support.ts'

/** The lines that a diagram of ours may have. Mermaid's own parser needs a browser. */
const forms = {
  node: /^(\w+)(?:\[(?:"([^"\n]*)")\]|\[\("([^"\n]*)"\)\]|\(\["([^"\n]*)"\]\))$/,
  edge: /^(\w+) (?:-->|-\.->)(?:\|"([^"\n]*)"\|)? (\w+)$/,
  open: /^subgraph (\w+)\["[^"\n]*"\]$/,
  close: /^end$/,
}

interface Diagram {
  readonly nodes: ReadonlyMap<string, string>
  readonly edges: readonly (readonly [string, string])[]
}

/** Reads a flowchart; throws at a line that has no form, and where subgraphs are not closed. */
function read(text: string): Diagram {
  const [head, ...lines] = text.split('\n').map((line) => line.trim())
  expect(head).toBe('flowchart LR')
  const unknown = lines.filter((line) => !Object.values(forms).some((form) => form.test(line)))
  expect(unknown).toEqual([])
  const opened = lines.filter((line) => forms.open.test(line)).length
  expect(lines.filter((line) => forms.close.test(line))).toHaveLength(opened)
  const nodes = lines.flatMap((line) => (forms.node.exec(line) ? [[...(forms.node.exec(line) ?? [])]] : []))
  const edges = lines.flatMap((line) => (forms.edge.exec(line) ? [[...(forms.edge.exec(line) ?? [])]] : []))
  return {
    nodes: new Map(nodes.map(([, id, ...labels]) => [id as string, labels.find(Boolean) ?? ''])),
    edges: edges.map(([, from, , to]) => [from as string, to as string] as const),
  }
}

/** The labels that one meets on the way from a node, without line breaks. */
function reached({ nodes, edges }: Diagram, from: string): string[] {
  const seen = new Set([from])
  for (const id of seen) for (const [start, end] of edges) if (start === id) seen.add(end)
  return [...seen].map((id) => (nodes.get(id) ?? '').replaceAll('<br/>', ' '))
}

describe.each(['en', 'id'] as const)('the diagrams in %s', (locale) => {
  const diagrams = fences(page(belajar(locale)).text, 'mermaid').map(read)

  test('join nodes that exist', () => {
    expect(diagrams).toHaveLength(5)
    for (const { nodes, edges } of diagrams) {
      expect(edges.flat().filter((id) => !nodes.has(id))).toEqual([])
      expect([...nodes.keys()].filter((id) => !edges.flat().includes(id))).toEqual([])
    }
  })

  test('lead from the user to the volume [000-16]', () => {
    for (const diagram of diagrams) {
      const way = reached(diagram, 'user').join('\n')
      for (const name of ['Service app-belajar', 'Pods app-belajar', 'Service db-belajar ', 'Pod db-belajar-0']) {
        expect(way).toContain(name)
      }
      expect(way).toMatch(/(Claim|Klaim) (postgres-pvc|postgres-storage-db-belajar-0)/)
      expect(way).toMatch(/Volume (postgres-pv|made by|dibuat)/)
    }
  })

  test('lead past the headless Service, which no request takes [000-17]', () => {
    for (const diagram of diagrams) expect(reached(diagram, 'user').join('\n')).not.toContain('headless')
  })
})

test('an internal part has no way in for the user, and words of Mermaid are no trouble', () => {
  const config: Config = {
    name: 'shop',
    workloads: {
      end: { kind: 'web', image: 'shop/api:1.0.0' },
      front: { kind: 'web', image: 'shop/front:1.0.0', dependsOn: ['end'] },
    },
  }
  const [diagram] = fences(page(config).text, 'mermaid').map(read)
  expect(diagram?.edges.filter(([from]) => from === 'user')).toEqual([['user', 'front_service']])
  expect(diagram && reached(diagram, 'user')).toContain('Pods shop-end app')
})

test('an application without Services has no diagram', () => {
  expect(fences(page({ name: 'shop', workloads: {} }).text, 'mermaid')).toEqual([])
})
