import { inFileOrder, problemAt } from '../config/problems.ts'
import type { Config } from '../config/types.ts'
import { KitError } from '../errors.ts'
import { kebabCase } from '../kubernetes/names.ts'
import type { KubernetesObject } from '../kubernetes/objects.ts'
import { localized } from '../localized.ts'
import { grouped } from '../once.ts'
import type { SourceMap } from '../yaml/source-map.ts'
import { ownerOf, pathOf } from './find-objects.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'

export const duplicateName: Rule = {
  code: 'duplicate-name',
  severity: 'error',
  about: {
    en: 'Objects of one kind are told apart by their names.',
    id: 'Objek dengan kind yang sama dibedakan oleh namanya.',
  },
  check: clashes,
}

/**
 * Refuses objects of one kind and one name before an output is made of them: those that merge by name cannot hold both.
 * @throws KitError with every such name.
 */
export function checkDistinct(situations: readonly Situation[], source: SourceMap | undefined): void {
  const problems = situations.flatMap(clashes).map(({ path, message, remedy }) => {
    const said = localized(message, 'en')
    return problemAt('config-duplicate', path.split('.'), said, { source }, { remedy: localized(remedy, 'en') })
  })
  const each = new Map(problems.map((problem) => [problem.message, problem]))
  if (each.size > 0) throw new KitError(inFileOrder([...each.values()]))
}

type Situation = Pick<Reviewed, 'config' | 'objects'>

function clashes(situation: Situation): Remark[] {
  const { objects } = situation
  if (new Set(objects.map(identity)).size === objects.length) return []
  const several = [...grouped(objects, identity).values()].filter((alike) => alike.length > 1)
  return several.map((alike) => clash(alike[0] as KubernetesObject, placesOf(situation, alike)))
}

/** The version of an API does not tell objects apart; its group does. */
function identity({ apiVersion, kind, metadata }: KubernetesObject): string {
  const group = apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')))
  return `${group}/${kind}/${metadata.namespace ?? ''}/${metadata.name}`
}

/** Where the config asks for objects, each place once. */
function placesOf(situation: Situation, objects: readonly KubernetesObject[]): string[] {
  const places = objects.flatMap((object) => {
    const keys = ownerOf(situation, object) === undefined ? namedKeys(situation.config, object) : []
    return keys.length > 0 ? keys : [pathOf(situation, object)]
  })
  return [...new Set(places)]
}

const families: Readonly<Record<string, 'configMaps' | 'secrets'>> = {
  ConfigMap: 'configMaps',
  Secret: 'secrets',
  ExternalSecret: 'secrets',
}

/** The config paths of what is called so: `configMaps.config`. */
function namedKeys(config: Config, { kind, metadata }: KubernetesObject): string[] {
  const family = families[kind]
  if (family === undefined) return []
  return Object.entries(config[family] ?? {})
    .filter(([key, own]) => (own.name ?? `${config.name}-${kebabCase(key)}`) === metadata.name)
    .map(([key]) => `${family}.${key}`)
}

function clash({ kind, metadata: { name } }: KubernetesObject, places: readonly string[]): Remark {
  return {
    path: places.at(-1) as string,
    message: {
      en: `more than one ${kind} is called ${name}: ${places.join(', ')}`,
      id: `lebih dari satu ${kind} bernama ${name}: ${places.join(', ')}`,
    },
    reason: {
      en: 'Helm and Kustomize refuse them, and with kubectl apply the last one replaces the other',
      id: 'Helm dan Kustomize menolaknya, dan dengan kubectl apply yang terakhir menggantikan yang lain',
    },
    remedy: { en: 'give each of them a name of its own', id: 'beri masing-masing nama sendiri' },
  }
}
