import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type Bundle, type Config, render } from '../../src/index.ts'

/** A project of examples/, as its reader has it. */
export interface Example {
  readonly name: string
  readonly config: Config
}

const folder = join(import.meta.dirname, '../../examples')

/** Every project of examples/: a law holds for each of them. */
export const examples: readonly Example[] = readdirSync(folder)
  .sort()
  .map((name) => ({ name, config: parse(readFileSync(join(folder, name, 'k8s-kit.config.yaml'), 'utf8')) as Config }))

/** Every example with what comes of it. */
export const renderedExamples: readonly (Example & { readonly bundle: Bundle })[] = examples.map((example) => ({
  ...example,
  bundle: render(example.config),
}))

/** What comes of the example with this name. */
export function exampleBundle(wanted: string): Bundle {
  const found = renderedExamples.find(({ name }) => name === wanted)
  if (!found) throw new Error(`there is no example ${wanted}`)
  return found.bundle
}

/** Every example × target, by the names of both. */
export const exampleTargets = renderedExamples.flatMap(({ name, bundle }) =>
  bundle.targets.map((target) => ({ example: name, target: target.name, bundle })),
)
