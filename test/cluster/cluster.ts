import { inject } from 'vitest'
import type { KubernetesObject } from '../../src/index.ts'
import { type ExecuteOptions, execute, type Outcome } from '../tools/execute.ts'
import { type HelmName, toolPath } from '../tools/run.ts'
import type { ToolName } from '../tools/versions.ts'

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

/** Asks the API server in the administrator's name. */
export async function request(method: string, path: string, body?: unknown, type = 'application/json'): Promise<Reply> {
  const content = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': type } }
  const response = await fetch(inject('cluster').url + path, { method, ...content })
  const warnings = response.headers.get('warning')
  return { status: response.status, body: await response.json(), warnings: warnings ? [warnings] : [] }
}

/** Server-side apply, where unknown and repeated fields are errors. */
export async function apply(object: object, manager = 'k8s-kit'): Promise<Reply> {
  const query = `?fieldManager=${manager}&fieldValidation=Strict&force=true`
  return request('PATCH', (await pathOf(object as Named)) + query, object, 'application/apply-patch+yaml')
}

/** An object as it is stored; nothing where there is none. */
export async function read(object: Named): Promise<Stored | undefined> {
  const { status, body } = await request('GET', await pathOf(object))
  return status === 200 ? body : undefined
}

/** The objects of a kind, in a namespace or everywhere, that a label selector chooses. */
export async function list(apiVersion: string, kind: string, namespace = '', selector = ''): Promise<Stored[]> {
  const path = await pathOf({ apiVersion, kind, metadata: { name: '', ...(namespace && { namespace }) } })
  const { body } = await request('GET', `${path.replace(/\/$/, '')}?labelSelector=${encodeURIComponent(selector)}`)
  return body.items
}

/** Asks for an object to be deleted, together with what it owns. */
export async function remove(object: Named): Promise<Reply> {
  return request('DELETE', await pathOf(object), { propagationPolicy: 'Background', gracePeriodSeconds: 0 })
}

/** Where the API server keeps an object. */
export async function pathOf({ apiVersion, kind, metadata }: Named): Promise<string> {
  const group = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`
  const { name, namespaced } = await resource(group, kind)
  const namespace = namespaced && metadata.namespace ? `/namespaces/${metadata.namespace}` : ''
  return `${group}${namespace}/${name}/${metadata.name}`
}

interface Resource {
  readonly name: string
  readonly kind: string
  readonly namespaced: boolean
}

const groups = new Map<string, Promise<readonly Resource[]>>()

async function resource(group: string, kind: string): Promise<Resource> {
  const known = groups.get(group) ?? request('GET', group).then(({ body }) => body.resources ?? [])
  groups.set(group, known)
  const found = (await known).find((candidate: Resource) => candidate.kind === kind && !candidate.name.includes('/'))
  if (!found) throw new Error(`The cluster knows no ${kind} in ${group}.`)
  return found
}

/** Any kubectl command against the cluster; a failure is an error unless the outcome is asked for. */
export async function kubectl(args: readonly string[], options?: ExecuteOptions): Promise<string> {
  return succeeded('kubectl', args, await tried('kubectl', args, options))
}

/** Any Helm command against the cluster; a failure is an error. */
export async function helm(which: HelmName, args: readonly string[]): Promise<string> {
  return succeeded(which, args, await tried(which, args))
}

/** Any command against the cluster, however it ends. */
export function tried(tool: ToolName, args: readonly string[], options: ExecuteOptions = {}): Promise<Outcome> {
  const environment = { KUBECONFIG: inject('cluster').kubeconfig, ...options.environment }
  return execute(toolPath(tool), args, { timeout: 240_000, ...options, environment })
}

function succeeded(tool: string, args: readonly string[], { code, stdout, stderr }: Outcome): string {
  if (code !== 0) throw new Error(`${tool} ${args.join(' ')}\nexited with ${code}: ${stderr}`)
  return stdout
}
