import { once } from '../../once.ts'
import type { OutputInput } from '../output.ts'
import { accessOf, type TargetAccess } from './access.ts'
import type { TargetFacts } from './facts.ts'
import { targetFacts } from './model.ts'

/** What pages are made from. */
export type PageInput = Pick<OutputInput, 'config' | 'application' | 'targets' | 'folder'>

/** A target with what a page says of it, and how one comes to it. */
export interface PageTarget extends TargetFacts {
  readonly access: TargetAccess
}

/** The targets of one call of `render`, worked out once: the page tells of them, and so do the next steps. */
export const pageTargets = once((input: PageInput): readonly PageTarget[] =>
  input.targets.map((output) => pageTarget(input, output)),
)

function pageTarget({ config, application, folder }: PageInput, output: PageInput['targets'][number]): PageTarget {
  const facts = targetFacts(config, output)
  return { ...facts, access: accessOf(facts, { application, folder, locale: config.locale ?? 'en' }) }
}
