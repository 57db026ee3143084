import { isPossible } from './corpus.ts'

/** The objects that a tool gave, by kind and name. */
export type Objects = ReadonlyMap<string, Json>
// biome-ignore lint/suspicious/noExplicitAny: objects of many kinds, read by path
export type Json = any

/** One way for a user's text into the objects. */
export interface Place {
  readonly name: string
  /** Where the config says the text with this number. */
  path(index: number, text: string): readonly string[]
  /** What stands there; the text itself unless given. */
  value?(index: number, text: string): unknown
  /** What else the config needs for it. */
  readonly around?: Readonly<Record<string, unknown>>
  /** The text as the objects have it. */
  read(objects: Objects, index: number, text: string): unknown
  /** Whether the text is allowed here, by the rule of Kubernetes and the limits that we document. */
  allows(text: string): boolean
  /** Where a text is refused, where that is not its own place. */
  readonly refusedAt?: readonly string[]
  /** A target may say another text at the same path. */
  readonly live?: boolean
  /** How many texts go through the tools, where each needs a part of its own; all of them unless given. */
  readonly atMost?: number
}

const web = { kind: 'web', image: 'a/b:1' }
const isAnnotation = (text: string) => isPossible(text) && !(text.startsWith('\t') && text.includes('\n'))
const isDatabase = (text: string) => isPossible(text) && text.length > 0 && text.length <= 63
const inherited = Object.getOwnPropertyNames(Object.prototype)
const isSafe = (text: string) => !['__proto__', 'constructor', 'prototype'].includes(text)
const isDataKey = (text: string) => isSafe(text) && /^[-\w][-\w.]{0,252}$/.test(text)
const isEnvName = (text: string) => isSafe(text) && /^[A-Za-z_]\w{0,252}$/.test(text)
const isSubdomain = (text: string) =>
  text.length <= 253 && text.split('.').every((part) => /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(part))
const isName = (text: string) => /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(text) && text.length <= 63
const isPart = (text: string) => /^[a-z][A-Za-z0-9]{0,39}$/.test(text) && !inherited.includes(text) && isSafe(text)
const isLabelValue = (text: string) =>
  text === '' || (text.length <= 63 && /^[A-Za-z0-9]([-\w.]*[A-Za-z0-9])?$/.test(text))
/** As Kubernetes has it, without what Kustomize writes as another type and without orders to the tools. */
const isKey = (text: string) => {
  const [name = '', prefix, ...more] = text.split('/').reverse()
  const isQualified =
    more.length === 0 && (prefix === undefined || isSubdomain(prefix)) && name !== '' && isLabelValue(name)
  const isTyped = /^[0-9][0-9a-fA-FxXoO._+-]*$/.test(text) || /^([tT]rue|TRUE|[fF]alse|FALSE|[nN]ull|NULL)$/.test(text)
  return isQualified && !isTyped && text.length <= 253 && isSafe(text)
}

const deployment = (objects: Objects) => objects.get('Deployment app').spec.template
const container = (objects: Objects) => deployment(objects).spec.containers[0]
const named = (list: readonly Json[], name: string) => list.find((item) => item.name === name)
const has = (map: Json, key: string) => (Object.hasOwn(map ?? {}, key) ? key : undefined)
const app = (more: object) => ({ workloads: { app: { ...web, name: 'app', ...more } } })

/** A place that is a map with a key for every text. */
function values(
  name: string,
  path: readonly string[],
  read: (objects: Objects) => Json,
  more: Partial<Place> = {},
): Place {
  return {
    name,
    path: (index) => [...path, `K${index}`],
    read: (objects, index) => read(objects)?.[`K${index}`],
    allows: isPossible,
    live: true,
    ...more,
  }
}

/** A place that is a map whose keys are the texts. */
function keys(
  name: string,
  path: readonly string[],
  read: (objects: Objects) => Json,
  more: Partial<Place> = {},
): Place {
  return {
    name,
    path: (_, text) => [...path, text],
    value: () => 'here',
    read: (objects, _, text) => has(read(objects), text),
    allows: isKey,
    ...more,
  }
}

/** Texts that become values, and so come to Helm in values.yaml and to Kustomize in patches. */
export const valuePlaces: readonly Place[] = [
  values('env value', ['workloads', 'app', 'env'], (objects) => container(objects).env, {
    read: (objects, index) => named(container(objects).env, `K${index}`)?.value,
    around: app({}),
  }),
  values('ConfigMap value', ['configMaps', 'c', 'data'], (objects) => objects.get('ConfigMap x-c').data),
  values('pod annotation', ['workloads', 'app', 'podAnnotations'], (o) => deployment(o).metadata.annotations, {
    around: app({}),
  }),
  values('Service annotation', ['workloads', 'app', 'service', 'annotations'], annotationsOf('Service app'), {
    around: app({}),
    allows: isAnnotation,
  }),
  values('Ingress annotation', ['workloads', 'app', 'route', 'annotations'], annotationsOf('Ingress app-ingress'), {
    around: app({ route: { kind: 'ingress' } }),
    allows: isAnnotation,
  }),
  values('HTTPRoute annotation', ['workloads', 'gate', 'route', 'annotations'], annotationsOf('HTTPRoute gate-route'), {
    around: { workloads: { gate: { ...web, name: 'gate', route: { kind: 'httpRoute', gateway: { name: 'g' } } } } },
    allows: isAnnotation,
  }),
  values('literal of a Secret', ['secrets', 's', 'development'], (objects) => objects.get('Secret x-s').stringData, {
    around: { secrets: { s: { source: 'development', keys: [] } } },
  }),
  {
    name: 'path in a secret store',
    path: (index) => ['secrets', `e${index}`, 'external', 'path'],
    around: { secrets: {} },
    read: (objects, index) => objects.get(`ExternalSecret x-e${index}`).spec.data[0].remoteRef.key,
    allows: isPossible,
    live: true,
    atMost: 150,
  },
]

/** Texts that are keys of a map. */
export const keyPlaces: readonly Place[] = [
  keys('env name', ['workloads', 'app', 'env'], (objects) => container(objects).env, {
    around: app({}),
    read: (objects, _, text) => named(container(objects).env, text)?.name,
    allows: isEnvName,
  }),
  keys('ConfigMap key', ['configMaps', 'c', 'data'], (o) => o.get('ConfigMap x-c').data, { allows: isDataKey }),
  keys('Secret key', ['secrets', 's', 'development'], (objects) => objects.get('Secret x-s').stringData, {
    around: { secrets: { s: { source: 'development', keys: [] } } },
    allows: isDataKey,
  }),
  keys('label key', ['workloads', 'app', 'labels'], (objects) => objects.get('Service app').metadata.labels, {
    around: app({}),
    allows: (text) => isKey(text) && !text.startsWith('app.kubernetes.io/'),
  }),
  keys('pod annotation key', ['workloads', 'app', 'podAnnotations'], (o) => deployment(o).metadata.annotations, {
    around: app({}),
  }),
  keys('Service annotation key', ['workloads', 'app', 'service', 'annotations'], annotationsOf('Service app'), {
    around: app({}),
  }),
  keys('node selector key', ['workloads', 'app', 'nodeSelector'], (o) => deployment(o).spec.nodeSelector, {
    around: app({}),
  }),
  values('label value', ['workloads', 'app', 'labels'], (objects) => objects.get('Service app').metadata.labels, {
    around: app({}),
    allows: isLabelValue,
  }),
  values('node selector value', ['workloads', 'app', 'nodeSelector'], (o) => deployment(o).spec.nodeSelector, {
    around: app({}),
    allows: isLabelValue,
  }),
]

/** A place with a web workload of its own for every text. */
function ofWeb(
  name: string,
  key: readonly string[],
  read: (objects: Objects, index: number) => unknown,
  allows: Place['allows'],
): Place {
  return {
    name,
    path: (index) => ['workloads', `w${index}`, ...key],
    read,
    allows,
    live: true,
    atMost: 25,
  }
}
const rule = (objects: Objects, index: number) => objects.get(`Ingress x-w${index}-ingress`).spec
const orNothing = (allows: (text: string) => boolean) => (text: string) => text === '' || allows(text)

/** Texts that name something, each in a workload of its own. */
export const namePlaces: readonly Place[] = [
  ofWeb(
    'host',
    ['route', 'host'],
    (objects, index) => rule(objects, index).rules[0].host ?? '',
    orNothing(isSubdomain),
  ),
  ofWeb(
    'class name',
    ['route', 'className'],
    (o, index) => rule(o, index).ingressClassName ?? '',
    orNothing(isSubdomain),
  ),
  ofWeb(
    'tag',
    ['image', 'tag'],
    (o, index) => o.get(`Deployment x-w${index}`).spec.template.spec.containers[0].image.split(':')[1],
    isLabelValue,
  ),
  {
    name: 'name of a ConfigMap',
    path: (index) => ['configMaps', `n${index}`, 'name'],
    read: (objects, _, text) => objects.get(`ConfigMap ${text}`)?.metadata.name,
    allows: isName,
  },
  {
    name: 'name of a workload',
    path: (index) => ['workloads', `n${index}`, 'name'],
    read: (objects, _, text) => objects.get(`Service ${text}`)?.metadata.name,
    allows: isName,
  },
  {
    name: 'key of a workload',
    path: (_, text) => ['workloads', text],
    value: () => web,
    read: (objects, _, text) =>
      [...objects.values()].some(({ metadata }) => metadata.labels?.['app.kubernetes.io/component'] === kebab(text)) &&
      text,
    allows: isPart,
  },
]

/** Texts of a list of the web workload's container, each beside the one before. */
function word(name: string, key: 'command' | 'args'): Place {
  return {
    name,
    path: (index) => ['workloads', 'app', key, String(index)],
    around: app({ [key]: [] }),
    read: (objects, index) => container(objects)[key][index],
    allows: isPossible,
    atMost: 90,
  }
}

const helper = (objects: Objects) => deployment(objects).spec.initContainers[0]
const widget = (objects: Objects) => objects.get('Widget raw')
const raw = {
  manifests: {
    raw: { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'raw', annotations: {} }, spec: {} },
  },
}

/** Texts that are written into the templates themselves. */
export const shapePlaces: readonly Place[] = [
  word('word of a command', 'command'),
  word('argument', 'args'),
  {
    name: 'argument of a sidecar',
    path: (index) => ['workloads', 'app', 'containers', 'side', 'args', String(index)],
    around: app({ containers: { side: { image: 'a/c:1', args: [] } } }),
    read: (objects, index) => helper(objects).args[index],
    allows: isPossible,
    atMost: 90,
  },
  {
    name: 'description of a priority class',
    path: (index) => ['priorityClasses', `d${index}`, 'description'],
    read: (objects, index) => objects.get(`PriorityClass x-d${index}`).description,
    allows: isPossible,
    atMost: 150,
  },
  values('text of a manifest', ['manifests', 'raw', 'spec'], (objects) => widget(objects).spec, {
    around: raw,
    refusedAt: ['manifests', 'raw'],
    live: false,
  }),
  values(
    'annotation of a manifest',
    ['manifests', 'raw', 'metadata', 'annotations'],
    (o) => widget(o).metadata.annotations,
    {
      around: raw,
      refusedAt: ['manifests', 'raw'],
      live: false,
      allows: isAnnotation,
    },
  ),
  values('text of a patch', ['patches', 'p', 'merge', 'spec'], (objects) => deployment(objects).spec, {
    around: { ...app({}), patches: { p: { kind: 'Service', name: 'app', merge: { spec: {} } } } },
    read: (objects, index) => objects.get('Service app').spec[`K${index}`],
    refusedAt: ['patches', 'p', 'merge'],
    live: false,
  }),
  {
    name: 'database',
    path: (index) => ['workloads', `p${index}`, 'database'],
    read: (objects, index) => named(database(objects, index), 'POSTGRES_DB')?.value,
    allows: isDatabase,
    atMost: 25,
  },
  {
    name: 'database in an address',
    path: (index) => ['workloads', `p${index}`, 'database'],
    read: (objects, index) =>
      objects.get('ConfigMap x-c').data[`URL${index}`].replace(`jdbc:postgresql://x-p${index}:5432/`, ''),
    allows: isDatabase,
    atMost: 25,
  },
  {
    name: 'user of a database',
    path: (index) => ['workloads', `p${index}`, 'username'],
    read: (objects, index) => named(database(objects, index), 'POSTGRES_USER')?.value,
    allows: isDatabase,
    atMost: 25,
  },
]

function database(objects: Objects, index: number): Json[] {
  return objects.get(`StatefulSet x-p${index}`).spec.template.spec.containers[0].env
}

function annotationsOf(id: string): (objects: Objects) => Json {
  return (objects) => objects.get(id).metadata.annotations
}

function kebab(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
