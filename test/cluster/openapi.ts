import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { KubernetesVersion } from '../../src/index.ts'
import { type GoModule, moduleFolder } from '../tools/go-module.ts'
import type { ApiServer, Stored } from './api-server.ts'
import type { OpenApi } from './schemas.ts'
import { until } from './until.ts'

/** The sources of the older versions, in which Kubernetes publishes what their API servers say of themselves. */
const kubernetesSources: Readonly<Partial<Record<KubernetesVersion, GoModule>>> = {
  '1.34': {
    path: 'k8s.io/kubernetes',
    version: 'v1.34.4',
    sum: 'h1:Yy6R4QB8C9kJPp25GFqEvX5XQwY5qzKeqD0Xx6oAcmk=',
  },
  '1.35': {
    path: 'k8s.io/kubernetes',
    version: 'v1.35.4',
    sum: 'h1:o/8dBC/pHVpYoGV4OAIytAlNPZbdYVTXJHoYvXC4qzM=',
  },
}

/** What is known of all kinds: from the sources of an older version, else from the server, which is of that version. */
export async function openApiOf(version: KubernetesVersion, server: ApiServer): Promise<OpenApi[]> {
  const { body } = await server.request('GET', '/apis/apiextensions.k8s.io/v1/customresourcedefinitions')
  const kinds: GroupKind[] = body.items.map(({ spec }: Stored) => ({ group: spec.group, kind: spec.names.kind }))
  const isCustom = (group: string) => kinds.some((kind) => kind.group === group)
  // They are in no source of Kubernetes, and the server describes them some time after it serves them.
  const custom = await until('the kinds of other projects are described', async () => {
    const documents = await served(server, isCustom)
    return kinds.every((kind) => documents.some((document) => describes(document, kind))) && documents
  })
  const source = kubernetesSources[version]
  const own = source ? await published(source) : await served(server, (group) => !isCustom(group))
  return [...own, ...custom]
}

interface GroupKind {
  readonly group: string
  readonly kind: string
}

function describes({ components }: OpenApi, { group, kind }: GroupKind): boolean {
  const named: GroupKind[] = Object.values(components?.schemas ?? {}).flatMap(
    (schema) => schema['x-kubernetes-group-version-kind'] ?? [],
  )
  return named.some((each) => each.group === group && each.kind === kind)
}

async function served(server: ApiServer, isWanted: (group: string) => boolean): Promise<OpenApi[]> {
  const { body } = await server.request('GET', '/openapi/v3')
  const paths = Object.entries(body.paths as Record<string, { readonly serverRelativeURL: string }>)
  const wanted = paths.filter(([path]) => isWanted(path.split('/')[1] ?? '')).map(([, place]) => place)
  return Promise.all(wanted.map(async (place) => (await server.request('GET', place.serverRelativeURL)).body))
}

async function published(source: GoModule): Promise<OpenApi[]> {
  const folder = join(await moduleFolder(source), 'api/openapi-spec/v3')
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json'))
  return Promise.all(files.map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8')) as OpenApi))
}
