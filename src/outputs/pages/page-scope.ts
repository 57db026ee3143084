import type { Namespace } from './kubectl.ts'
import type { PageTarget } from './page-targets.ts'
import { type Block, blocks } from './variants.ts'

/** The targets of a page, and which namespace its common commands name. */
export interface PageScope {
  readonly targets: readonly PageTarget[]
  /** Where all targets share a namespace, it is named, unless it is `default`; otherwise kubectl is pointed at it first. */
  readonly namespace: Namespace
}

/** The scope of the commands that hold for every target. */
export function pageScope(targets: readonly PageTarget[]): PageScope {
  const [first = 'default', ...others] = new Set(targets.map(({ namespace }) => namespace))
  return { targets, namespace: others.length > 0 || first === 'default' ? '' : first }
}

/** What points kubectl at the namespace of each target; nothing where all share one. */
export function namespaceBlocks({ targets }: PageScope): Block[] {
  if (new Set(targets.map(({ namespace }) => namespace)).size < 2) return []
  return blocks(targets, ({ namespace }) => [`kubectl config set-context --current --namespace=${namespace}`])
}
