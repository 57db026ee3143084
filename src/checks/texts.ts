import type { Reviewed } from './finding.ts'

/** A literal text of the config that ends up readable: in a ConfigMap, or as an environment variable. */
export interface PlainText {
  readonly path: string
  readonly name: string
  readonly text: string
  /** Where it ends up, as a sentence names it. */
  readonly place: string
}

/** Every literal text that the config puts into a ConfigMap or into an environment variable. */
export function plainTexts({ target: { values } }: Pick<Reviewed, 'target'>): PlainText[] {
  return [
    ...Object.entries(values.configMaps).flatMap(([key, { data }]) =>
      texts(data, `configMaps.${key}.data`, `the ConfigMap ${key}`),
    ),
    ...Object.entries(values.workloads).flatMap(([key, { env }]) =>
      texts(env, `workloads.${key}.env`, `the environment of ${key}`),
    ),
  ]
}

function texts(map: Readonly<Record<string, string>>, path: string, place: string): PlainText[] {
  return Object.entries(map).map(([name, text]) => ({ path: `${path}.${name}`, name, text, place }))
}
