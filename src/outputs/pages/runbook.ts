import type { Files } from '../output.ts'
import { changeView } from './change-view.ts'
import { copyView } from './copy-view.ts'
import { deployedView } from './deployed-view.ts'
import type { TargetFacts } from './facts.ts'
import { learnView } from './learn-view.ts'
import { limitsView } from './limits-view.ts'
import { lookView } from './look-view.ts'
import { pageScope } from './page-scope.ts'
import { type PageInput, pageTargets } from './page-targets.ts'
import { runView } from './run-view.ts'
import { scaleView } from './scale-view.ts'
import { targetView } from './target-view.ts'
import { renderTemplate } from './templates.ts'
import { markdownCode, markdownText } from './text.ts'
import { troubleshootView } from './troubleshoot-view.ts'
import { pageWords } from './words.ts'

/** `README.md`: how to install, reach, look at, change, scale and remove what was generated, target by target. */
export function runbookFiles(input: PageInput): Files {
  const { config, folder } = input
  const { name, description = '', locale = 'en' } = config
  const targets = pageTargets(input)
  const context = { folder, locale, words: pageWords[locale], only: targets.length === 1 }
  const scope = pageScope(targets)
  const view = {
    name,
    description: markdownText(description),
    folderCode: markdownCode(`${folder}/`),
    manyTargets: targets.length > 1,
    targets: targets.map((target) => targetView(target, { ...context, othersAt: othersAt(target, targets) })),
    ...deployedView(targets, locale),
    ...learnView(targets, locale),
    ...lookView(scope),
    ...troubleshootView(scope),
    ...runView(scope, folder),
    ...copyView(scope),
    ...limitsView(scope),
    ...changeView(scope),
    ...scaleView(scope, locale),
  }
  return { 'README.md': tidy(renderTemplate(`runbook.${locale}`, view)) }
}

/** The first other target of the same environment, if it comes earlier. */
function othersAt({ name, environment }: TargetFacts, targets: readonly TargetFacts[]): string {
  const first = targets.find((other) => other.environment?.name === environment?.name)
  return first && first.name !== name ? first.name : ''
}

/** Sections that are left out leave no empty lines behind, and a step that ends none with blanks. */
function tidy(text: string): string {
  return `${text
    .replace(/^ +$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}
