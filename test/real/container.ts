import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bundle } from '../../src/index.ts'
import type { Outcome } from '../tools/execute.ts'
import { temporaryFolder } from '../tools/folder.ts'
import { run } from './process.ts'
import { type User, userOf } from './user.ts'

/** A generated container without a container runtime: a folder is its file system, and its commands run on this machine. */
export interface Container {
  // biome-ignore lint/suspicious/noExplicitAny: read by path
  readonly generated: any
  /** The folder that stands for `/`. Only what is mounted is there. */
  readonly root: string
  /** Its variables, with the values of the generated ConfigMaps and Secrets. */
  readonly environment: Readonly<Record<string, string>>
  readonly user: User
  /** A text of the container with its mounts where they are on this machine. */
  readonly inside: (text: string) => string
}

/** Where a container is: in the pod of an object. */
export interface Place {
  readonly target: string
  readonly kind: string
  /** The name of the object; that of a Job ends with a digest, which is left out. */
  readonly name: string
  /** The name of an init container; without it the pod's first container is meant. */
  readonly before?: string
}

type Environment = Record<string, string>
// biome-ignore lint/suspicious/noExplicitAny: objects of many kinds, read by path
type Objects = readonly any[]

/** A container as it is generated. The programs of the folder are on its PATH. */
export async function containerOf(bundle: Bundle, place: Place, programs: string): Promise<Container> {
  const objects: Objects = bundle.manifests[place.target] ?? []
  const { spec } = named(objects, place.kind, place.name)
  const pod = (spec.jobTemplate?.spec ?? spec).template.spec
  const generated = place.before ? pod.initContainers.find(isCalled(place.before)) : pod.containers[0]
  const user = userOf(pod.securityContext)
  const root = await temporaryFolder()
  await chmod(root, 0o755)
  const mounts: string[] = (generated.volumeMounts ?? []).map(({ mountPath }: { mountPath: string }) => mountPath)
  for (const mount of mounts) await mountAt(root, mount)
  const inside = insider(root, mounts)
  const variables = Object.entries(environmentOf(generated, objects)).map(([name, value]) => [name, inside(value)])
  const PATH = `${join(root, 'bin')}:${programs}:/usr/bin:/bin`
  return { generated, root, user, inside, environment: { PATH, ...Object.fromEntries(variables) } }
}

/** The same container after its variables have changed, as a new pod with the same volumes. */
export function withEnvironment(container: Container, changed: Environment): Container {
  return { ...container, environment: { ...container.environment, ...changed } }
}

/** Runs one of its commands, with its variables and as its user. */
export function runInside(container: Container, command: readonly string[], input?: string): Promise<Outcome> {
  const { environment, user, inside } = container
  return run(command.map(inside), { environment, user, ...(input === undefined ? {} : { input }) })
}

/** As a volume is that Kubernetes makes: everybody may write. */
async function mountAt(root: string, mount: string): Promise<void> {
  const folder = join(root, mount)
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o777)
}

function insider(root: string, mounts: readonly string[]): (text: string) => string {
  if (mounts.length === 0) return (text) => text
  const longestFirst = mounts.toSorted((a, b) => b.length - a.length)
  const mounted = new RegExp(`(?<![\\w./-])(${longestFirst.join('|')})(?![\\w.-])`, 'g')
  return (text) => text.replace(mounted, (mount) => join(root, mount))
}

// biome-ignore lint/suspicious/noExplicitAny: read by path
function environmentOf(container: any, objects: Objects): Environment {
  const environment: Environment = {}
  for (const { configMapRef, secretRef } of container.envFrom ?? []) {
    Object.assign(environment, dataOf(objects, configMapRef ? 'ConfigMap' : 'Secret', (configMapRef ?? secretRef).name))
  }
  for (const { name, value, valueFrom } of container.env ?? []) {
    const { configMapKeyRef, secretKeyRef } = valueFrom ?? {}
    const from = configMapKeyRef ?? secretKeyRef
    environment[name] = from ? dataOf(objects, configMapKeyRef ? 'ConfigMap' : 'Secret', from.name)[from.key] : value
  }
  return environment
}

// biome-ignore lint/suspicious/noExplicitAny: read by path
function dataOf(objects: Objects, kind: string, name: string): any {
  const { data, stringData } = named(objects, kind, name)
  return data ?? stringData
}

function isCalled(wanted: string) {
  return ({ name }: { readonly name: string }) => name === wanted
}

// biome-ignore lint/suspicious/noExplicitAny: read by path
function named(objects: Objects, kind: string, name: string): any {
  const isIt = (object: (typeof objects)[0]) =>
    object.kind === kind && object.metadata.name.replace(kind === 'Job' ? /-[0-9a-f]{10}$/ : '', '') === name
  const found = objects.find(isIt)
  if (!found) throw new Error(`there is no ${kind} ${name}`)
  return found
}
