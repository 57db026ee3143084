import type { Translated } from '../localized.ts'
import type { Reviewed } from './finding.ts'

/** A literal text of the config that ends up readable: in a ConfigMap, or as an environment variable. */
export interface PlainText {
  readonly path: string
  readonly name: string
  readonly text: string
  /** Where it ends up, as a sentence names it. */
  readonly place: Translated
}

/** Every literal text that the config puts into a ConfigMap or into an environment variable. */
export function plainTexts({ target: { values } }: Pick<Reviewed, 'target'>): PlainText[] {
  return [
    ...Object.entries(values.configMaps).flatMap(([key, { data }]) =>
      texts(data, `configMaps.${key}.data`, { en: `the ConfigMap ${key}`, id: `ConfigMap ${key}` }),
    ),
    ...Object.entries(values.workloads).flatMap(([key, { env }]) =>
      texts(env, `workloads.${key}.env`, {
        en: `the environment of ${key}`,
        id: `variabel lingkungan ${key}`,
      }),
    ),
  ]
}

function texts(map: Readonly<Record<string, string>>, path: string, place: Translated): PlainText[] {
  return Object.entries(map).map(([name, text]) => ({ path: `${path}.${name}`, name, text, place }))
}
