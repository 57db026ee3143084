import { type Bundle, type Config, type KubernetesObject, render } from '../../../src/index.ts'
import { examples } from '../../support/examples.ts'
import { namespaceOf } from '../outputs.ts'
import { type Block, blocksOf } from './page.ts'

/** The runbook of an example, in English: the other language has the same commands. */
export interface Page {
  readonly name: string
  readonly config: Config
  readonly bundle: Bundle
  readonly targets: readonly string[]
  readonly blocks: readonly Block[]
}

/** The runbooks of all examples. */
export const pages: readonly Page[] = examples.map(({ name, config }) => {
  const english: Config = { ...config, locale: 'en' }
  const bundle = render(english)
  const targets = bundle.targets.map((target) => target.name)
  return { name, config: english, bundle, targets, blocks: blocksOf(bundle.files['README.md'] as string, targets) }
})

/** The runbook of one example. */
export function pageOf(name: string): Page {
  return pages.find((page) => page.name === name) as Page
}

/** What a page has for one target. */
export interface TargetPart {
  readonly page: Page
  readonly target: string
  readonly objects: readonly KubernetesObject[]
  readonly namespace: string
  /** That one, and those of workloads that have one of their own. */
  readonly namespaces: readonly string[]
  /** The blocks of one of its own headings, such as `install`. */
  readonly own: (heading: string) => Block[]
  /** What is for several targets, this one among them, by headings: what stands below one belongs together. */
  readonly everyday: readonly (readonly Block[])[]
}

/** What a page has for one of its targets. */
export function partOf(page: Page, target: string): TargetPart {
  const objects = page.bundle.manifests[target] as readonly KubernetesObject[]
  const everyday = page.blocks.filter(({ heading, targets }) => !heading.includes(': ') && targets.includes(target))
  return {
    page,
    target,
    objects,
    namespace: namespaceOf(page.bundle, target),
    namespaces: [...new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []))],
    own: (heading) => page.blocks.filter((block) => block.heading.startsWith(`${target}: ${heading}`)),
    everyday: byHeading(everyday),
  }
}

/** The commands of blocks, one after the other. */
export function commandsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap(({ commands }) => commands)
}

function byHeading(blocks: readonly Block[]): Block[][] {
  const headings = [...new Set(blocks.map(({ heading }) => heading))]
  return headings.map((heading) => blocks.filter((block) => block.heading === heading))
}
