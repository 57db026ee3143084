import { describe, expect, test } from 'vitest'
import { allowedEdges, type KubernetesObject } from '../../src/index.ts'
import { differences } from './connectivity/cyclonus.ts'
import type { Question } from './connectivity/declared.ts'
import { type Peer, type Pods, podsOf } from './connectivity/network.ts'
import { judgedTargets } from './targets.ts'

/** Whoever is outside of the cluster, by way of nobody's namespace. */
const outside: Peer = { name: 'outside', ip: '1.1.1.1' }

/** The edges of a drawing, as questions about whatever could be one. */
function questions({ objects, config }: Pick<(typeof judgedTargets)[number], 'objects' | 'config'>): Question[] {
  const pods = podsOf(objects)
  const edges = allowedEdges({ config, objects })
  const open = openWorkloads(objects)
  const isDrawn = (from: string | undefined, to: Pods, port: number) =>
    edges.some((edge) => edge.from === from && edge.to === to.key && edge.ports.some((each) => each.port === port))
  return pods.flatMap((to) =>
    to.ports.flatMap((port) => {
      const isOpen = isDrawn(undefined, to, port.number) && open.has(to.key)
      const others = pods.filter((from) => from !== to)
      return [
        { from: outside, to, port, leaves: true, enters: isOpen },
        ...others.map((from) => {
          const leaves = isDrawn(from.key, to, port.number)
          return { from, to, port, leaves, enters: leaves || isOpen }
        }),
      ]
    }),
  )
}

/** The workloads whose Service has an address outside of the cluster; a route lets in its controller only. */
function openWorkloads(objects: readonly KubernetesObject[]): Set<string> {
  const open = objects.filter(({ kind, spec }) => {
    const { type = 'ClusterIP' } = (kind === 'Service' ? spec : {}) as { readonly type?: string }
    return type !== 'ClusterIP'
  })
  return new Set(open.map(({ metadata }) => metadata.labels?.['app.kubernetes.io/component'] ?? ''))
}

describe('k8s-kit graph draws what the policies allow, as cyclonus sees them', () => {
  test.each(judgedTargets)('$title', async (judged) => {
    const policies = judged.objects.filter(({ kind }) => kind === 'NetworkPolicy')
    const asked = questions(judged)
    expect(asked.some(({ leaves, from }) => leaves && from !== outside)).toBe(true)
    expect(await differences(policies, asked)).toEqual([])
  })
})
