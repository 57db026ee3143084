import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type GoModule, moduleFolder } from '../../tools/go-module.ts'
import { cacheFolder, thisMachine } from '../../tools/locate.ts'

/** The definition of a kind that is not part of Kubernetes, as its project publishes it. */
export interface Definition {
  /** The folder of the project in a collection such as CRDS_DIR. */
  readonly project: string
  readonly version: string
  readonly address: string
  readonly sha256: string
  /** A Go module that has it too, for where the address cannot be reached. */
  readonly module: GoModule & { readonly file: string }
}

const raw = 'https://raw.githubusercontent.com'

/** Every kind that we generate and that Kubernetes does not know by itself. */
export const definitions: readonly Definition[] = [
  {
    project: 'gateway-api',
    version: '1.6.1',
    address: `${raw}/kubernetes-sigs/gateway-api/v1.6.1/config/crd/standard/gateway.networking.k8s.io_httproutes.yaml`,
    sha256: 'a424a0d6c953b162e71d1d97bb7e75012d8f1ac264e7274f2763d1b96ab39852',
    module: {
      path: 'sigs.k8s.io/gateway-api',
      version: 'v1.6.1',
      sum: 'h1:mock6phZbI6rvZerwrVNk7hVNymQgHo+6sJ81Ia7ftY=',
      file: 'config/crd/standard/gateway.networking.k8s.io_httproutes.yaml',
    },
  },
  {
    project: 'external-secrets',
    version: '2.9.0',
    address: `${raw}/external-secrets/external-secrets/v2.9.0/config/crds/bases/external-secrets.io_externalsecrets.yaml`,
    sha256: '5044be5a610ca90a075f34f03ed20b462695c43387ba9410db7f4250e47b1e2f',
    // The last one that is a Go module: the tags after it do not say so in its path.
    module: {
      path: 'github.com/external-secrets/external-secrets',
      version: 'v1.3.2',
      sum: 'h1:u2J8RjlHIeF0oZCqtl92adI/uZWUwOesJIDkfql6LqQ=',
      file: 'config/crds/bases/external-secrets.io_externalsecrets.yaml',
    },
  },
  {
    project: 'sealed-secrets',
    version: '0.36.6',
    address: `${raw}/bitnami-labs/sealed-secrets/v0.36.6/helm/sealed-secrets/crds/bitnami.com_sealedsecrets.yaml`,
    sha256: 'fb33ba448b89c2c3252480664078b7f4bdf0949426e5280d07ca049c0dbdbfb7',
    module: {
      path: 'github.com/bitnami-labs/sealed-secrets',
      version: 'v0.36.6',
      sum: 'h1:oXj+YUIp/eS8NI81BYLcF8yPwxBf8d+gRpTHJ/Qg/R8=',
      file: 'helm/sealed-secrets/crds/bitnami.com_sealedsecrets.yaml',
    },
  },
  {
    project: 'cloudnative-pg',
    version: '1.30.0',
    address: `${raw}/cloudnative-pg/cloudnative-pg/v1.30.0/config/crd/bases/postgresql.cnpg.io_clusters.yaml`,
    sha256: 'ae47f4a00f6e998faef57e480f9a3960cd48ea16a79270861fc7442601507472',
    module: {
      path: 'github.com/cloudnative-pg/cloudnative-pg',
      version: 'v1.30.0',
      sum: 'h1:fnhVq44xXx97MNiuvJsPrX1vSjYbgdyBK5MSGfdHdp0=',
      file: 'config/crd/bases/postgresql.cnpg.io_clusters.yaml',
    },
  },
]

/** The path of a definition whose content is the pinned one: from CRDS_DIR, a neighbouring shared/crds, the cache, its address, or a Go module. */
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
  return fetched(definition, cached).catch((error: Error) => ofModule(definition, error))
}

async function ofModule({ module }: Definition, error: Error): Promise<string> {
  const folder = await moduleFolder(module).catch(({ message }: Error) => {
    throw new Error(`${error.message} ${message}`)
  })
  return join(folder, module.file)
}

async function fetched({ project, version, address, sha256 }: Definition, file: string): Promise<string> {
  const what = `The CustomResourceDefinition of ${project} ${version}`
  const remedy = 'Set CRDS_DIR to a folder that has it.'
  const response = await fetch(address, { signal: AbortSignal.timeout(30_000) }).catch((error: Error) => {
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
  return file
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
