import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { KubernetesVersion } from '../../src/index.ts'
import { type GoModule, moduleFolder } from '../tools/go-module.ts'
import type { ApiServer, Stored } from './api-server.ts'
import type { OpenApi } from './schemas.ts'

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
  const source = kubernetesSources[version]
  if (!source) return served(server)
  const { body } = await server.request('GET', '/apis/apiextensions.k8s.io/v1/customresourcedefinitions')
  const groups = new Set(body.items.map(({ spec }: Stored) => spec.group))
  // The kinds of other projects are in no source of Kubernetes.
  return [...(await published(source)), ...(await served(server, (group) => groups.has(group)))]
}

async function served(server: ApiServer, isWanted: (group: string) => boolean = () => true): Promise<OpenApi[]> {
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
