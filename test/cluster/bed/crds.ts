import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { cacheFolder, thisMachine } from '../../tools/locate.ts'

/** The definition of a kind that is not part of Kubernetes, as its project publishes it. */
export interface Definition {
  /** The folder of the project in a collection such as CRDS_DIR. */
  readonly project: string
  readonly version: string
  readonly address: string
  readonly sha256: string
}

const raw = 'https://raw.githubusercontent.com'

/** Every kind that we generate and that Kubernetes does not know by itself. */
export const definitions: readonly Definition[] = [
  {
    project: 'gateway-api',
    version: '1.6.1',
    address: `${raw}/kubernetes-sigs/gateway-api/v1.6.1/config/crd/standard/gateway.networking.k8s.io_httproutes.yaml`,
    sha256: 'a424a0d6c953b162e71d1d97bb7e75012d8f1ac264e7274f2763d1b96ab39852',
  },
  {
    project: 'external-secrets',
    version: '2.9.0',
    address: `${raw}/external-secrets/external-secrets/v2.9.0/config/crds/bases/external-secrets.io_externalsecrets.yaml`,
    sha256: '5044be5a610ca90a075f34f03ed20b462695c43387ba9410db7f4250e47b1e2f',
  },
  {
    project: 'sealed-secrets',
    version: '0.36.6',
    address: `${raw}/bitnami-labs/sealed-secrets/v0.36.6/helm/sealed-secrets/crds/bitnami.com_sealedsecrets.yaml`,
    sha256: 'fb33ba448b89c2c3252480664078b7f4bdf0949426e5280d07ca049c0dbdbfb7',
  },
  {
    project: 'cloudnative-pg',
    version: '1.30.0',
    address: `${raw}/cloudnative-pg/cloudnative-pg/v1.30.0/config/crd/bases/postgresql.cnpg.io_clusters.yaml`,
    sha256: 'ae47f4a00f6e998faef57e480f9a3960cd48ea16a79270861fc7442601507472',
  },
]

/** The path of a definition whose content is the pinned one: from CRDS_DIR, a neighbouring shared/crds, the cache, or fetched. */
export async function definitionFile(definition: Definition): Promise<string> {
  const { project, address, sha256, version } = definition
  const cached = join(cacheFolder(thisMachine.environment), `crds-${version}-${sha256.slice(0, 12)}`, basename(address))
  const folders = [process.env.CRDS_DIR, join(import.meta.dirname, '../../../../shared/crds')]
  const candidates = [
    ...folders.flatMap((folder) => (folder ? [join(folder, project, basename(address))] : [])),
    cached,
  ]
  for (const candidate of candidates) {
    const bytes = await readFile(candidate).catch(() => undefined)
    if (bytes && digest(bytes) === sha256) return candidate
  }
  await fetchDefinition(definition, cached)
  return cached
}

async function fetchDefinition({ project, version, address, sha256 }: Definition, file: string): Promise<void> {
  const what = `The CustomResourceDefinition of ${project} ${version}`
  const remedy = 'Set CRDS_DIR to a folder that has it.'
  const response = await fetch(address).catch((error: Error) => {
    throw new Error(`${what} cannot be fetched from ${address}: ${error.message}. ${remedy}`)
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  if (!response.ok || digest(bytes) !== sha256)
    throw new Error(
      `${what} is not what ${address} gives: status ${response.status}, sha256 ${digest(bytes)}. ${remedy}`,
    )
  await mkdir(dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}`
  await writeFile(temporary, bytes)
  await rename(temporary, file)
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
