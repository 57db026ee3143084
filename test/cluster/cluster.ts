import { inject } from 'vitest'
import { type ExecuteOptions, execute, type Outcome } from '../tools/execute.ts'
import { type HelmName, toolPath } from '../tools/run.ts'
import type { ToolName } from '../tools/versions.ts'
import { type ApiServer, apiServer, type Named, type Reply, type Stored } from './api-server.ts'
import type { Connection } from './bed/bed.ts'

export type { Named, Reply, Stored } from './api-server.ts'

/** Asks the API server in the administrator's name. */
export const request: ApiServer['request'] = (...asked) => server().request(...asked)

/** Server-side apply, where unknown and repeated fields are errors. */
export const apply: ApiServer['apply'] = (...asked) => server().apply(...asked)

/** Where the API server keeps an object. */
export const pathOf: ApiServer['pathOf'] = (...asked) => server().pathOf(...asked)

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
  const environment = { KUBECONFIG: cluster().kubeconfig, ...options.environment }
  return execute(toolPath(tool), args, { timeout: 240_000, ...options, environment })
}

function succeeded(tool: string, args: readonly string[], { code, stdout, stderr }: Outcome): string {
  if (code !== 0) throw new Error(`${tool} ${args.join(' ')}\nexited with ${code}: ${stderr}`)
  return stdout
}

/** The cluster of this worker. */
export function cluster(): Connection {
  return inject('clusters')[Number(process.env.VITEST_POOL_ID) - 1] as Connection
}

let known: ApiServer | undefined

/** That of the test bed. */
function server(): ApiServer {
  known ??= apiServer(cluster().url)
  return known
}
