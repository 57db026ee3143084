import type { Locale } from '../../localized.ts'
import { mermaid } from '../../topology/mermaid.ts'
import type { TargetFacts } from './facts.ts'

/** The way of a request as a Mermaid flowchart: from the user to the volume. Empty where nothing has a Service. */
export function requestFlow({ topology }: Pick<TargetFacts, 'topology'>, locale: Locale): string[] {
  return topology.nodes.some(({ part }) => part === 'service') ? mermaid(topology, locale) : []
}
