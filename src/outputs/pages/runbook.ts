import type { Files, OutputInput } from '../output.ts'
import { changeView } from './change-view.ts'
import { deployedView } from './deployed-view.ts'
import type { TargetFacts } from './facts.ts'
import { lookView } from './look-view.ts'
import { targetFacts } from './model.ts'
import { pageScope } from './page-scope.ts'
import { scaleView } from './scale-view.ts'
import { targetView } from './target-view.ts'
import { renderTemplate } from './templates.ts'
import { markdownCode, markdownText } from './text.ts'
import { troubleshootView } from './troubleshoot-view.ts'
import { pageWords } from './words.ts'

/** What the page is made from. */
export type RunbookInput = Pick<OutputInput, 'config' | 'application' | 'targets' | 'folder'>

/** `README.md`: how to install, reach, look at, change, scale and remove what was generated, target by target. */
export function runbookFiles({ config, application, targets, folder }: RunbookInput): Files {
  const { name, description = '', locale = 'en' } = config
  const facts = targets.map((target) => targetFacts(config, target))
  const context = { application, folder, locale, words: pageWords[locale], only: facts.length === 1 }
  const scope = pageScope(facts)
  const view = {
    name,
    description: markdownText(description),
    folderCode: markdownCode(`${folder}/`),
    manyTargets: facts.length > 1,
    targets: facts.map((target) => targetView(target, { ...context, othersAt: othersAt(target, facts) })),
    ...deployedView(facts, locale),
    ...lookView(scope),
    ...troubleshootView(scope),
    ...changeView(scope),
    ...scaleView(scope, context),
  }
  return { 'README.md': tidy(renderTemplate(`runbook.${locale}`, view)) }
}

/** The first other target of the same environment, if it comes earlier. */
function othersAt({ name, environment }: TargetFacts, facts: readonly TargetFacts[]): string {
  const first = facts.find((other) => other.environment?.name === environment?.name)
  return first && first.name !== name ? first.name : ''
}

/** Sections that are left out leave no empty lines behind. */
function tidy(text: string): string {
  return `${text.replace(/\n{3,}/g, '\n\n').trim()}\n`
}
