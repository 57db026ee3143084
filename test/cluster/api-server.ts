import type { KubernetesObject } from '../../src/index.ts'

/** An object as an API server gives it: what a test reads of it is up to the test. */
// biome-ignore lint/suspicious/noExplicitAny: objects of every kind.
export type Stored = any

/** What names an object. */
export type Named = Pick<KubernetesObject, 'apiVersion' | 'kind'> & {
  readonly metadata: { readonly name: string; readonly namespace?: string }
}

/** What the API server answered. */
export interface Reply {
  readonly status: number
  readonly body: Stored
  /** What it warned of, such as fields that are no longer supported. */
  readonly warnings: readonly string[]
}

/** An API server, asked in its administrator's name. */
export interface ApiServer {
  readonly request: (method: string, path: string, body?: unknown, type?: string) => Promise<Reply>
  /** Server-side apply, where unknown and repeated fields are errors. */
  readonly apply: (object: object, manager?: string) => Promise<Reply>
  /** The same, checked as strictly and answered alike, but nothing is stored. */
  readonly rehearse: (object: object) => Promise<Reply>
  /** Where it keeps an object. */
  readonly pathOf: (object: Named) => Promise<string>
}

/** The API server that answers at an address. */
export function apiServer(url: string): ApiServer {
  const groups = new Map<string, Promise<readonly Resource[]>>()

  async function request(method: string, path: string, body?: unknown, type = 'application/json'): Promise<Reply> {
    const content = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': type } }
    const response = await fetch(url + path, { method, ...content })
    const warnings = response.headers.get('warning')
    return { status: response.status, body: dataIn(await response.text()), warnings: warnings ? [warnings] : [] }
  }

  async function patch(object: object, options: string): Promise<Reply> {
    const query = `?fieldValidation=Strict&force=true&${options}`
    return request('PATCH', (await pathOf(object as Named)) + query, object, 'application/apply-patch+yaml')
  }

  async function pathOf({ apiVersion, kind, metadata }: Named): Promise<string> {
    const group = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`
    const { name, namespaced } = await resource(group, kind)
    const namespace = namespaced && metadata.namespace ? `/namespaces/${metadata.namespace}` : ''
    return `${group}${namespace}/${name}/${metadata.name}`
  }

  async function resource(group: string, kind: string): Promise<Resource> {
    const known: Promise<readonly Resource[]> =
      groups.get(group) ?? request('GET', group).then(({ body }) => body.resources ?? [])
    groups.set(group, known)
    const found = (await known).find((candidate) => candidate.kind === kind && !candidate.name.includes('/'))
    if (!found) throw new Error(`The cluster knows no ${kind} in ${group}.`)
    return found
  }

  return {
    request,
    apply: (object, manager = 'k8s-kit') => patch(object, `fieldManager=${manager}`),
    rehearse: (object) => patch(object, 'fieldManager=k8s-kit&dryRun=All'),
    pathOf,
  }
}

interface Resource {
  readonly name: string
  readonly kind: string
  readonly namespaced: boolean
}

/** An API server answers with JSON, except where it knows nothing of the path. */
function dataIn(text: string): Stored {
  try {
    return JSON.parse(text)
  } catch {
    return { message: text }
  }
}
