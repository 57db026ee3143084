import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execute } from '../../tools/execute.ts'
import { until } from '../until.ts'
import { type ControlPlane, type Start, startApiServer, startControlPlane } from './control-plane.ts'
import { definitionFile, definitions } from './crds.ts'
import { nodes, simulated, storageClasses } from './nodes.ts'
import { type ProgramName, program } from './programs.ts'
import { freePorts, startServer } from './server.ts'

/** How to reach a cluster. */
export interface Connection {
  /** The path of a kubeconfig whose current context is the cluster. */
  readonly kubeconfig: string
  /** Where `kubectl proxy` answers in the name of its administrator. */
  readonly url: string
  /** Where its etcd answers, if the API server stands alone. */
  readonly etcd?: string
}

/** A cluster without containers. */
export interface Bed {
  readonly ready: Promise<Connection>
  /** Stops all that was started so far and removes all that was written; in a cluster of the user's, what was added too. */
  readonly stop: () => Promise<void>
}

type Undo = (() => Promise<unknown>)[]
type Tell = (text: string) => void

/** Starts a control plane of our own, or takes the user's cluster, and simulates nodes in it. */
export function startBed(kubectl: string, tell: Tell): Bed {
  return bed((folder, undo) => prepare(kubectl, folder, undo, tell), tell)
}

/** Starts an API server of our own, with etcd behind it and further kinds, but nothing that acts on what it stores. */
export function startLone(wanted: ControlPlane, kubectl: string, tell: Tell): Bed {
  return bed((folder, undo) => prepareLone(wanted, kubectl, folder, undo, tell), tell)
}

function bed(start: (folder: string, undo: Undo) => Promise<Connection>, tell: Tell): Bed {
  const undo: Undo = []
  const ready = mkdtemp(join(tmpdir(), 'k8s-kit-cluster-')).then((folder) => {
    undo.push(() => rm(folder, { recursive: true, force: true }))
    return start(folder, undo)
  })
  const stop = async () => {
    for (const step of undo.toReversed()) await step().catch((error: Error) => tell(error.message))
  }
  return { ready, stop }
}

async function prepareLone(wanted: ControlPlane, kubectl: string, folder: string, undo: Undo, tell: Tell) {
  const start = await starter(folder, ['etcd', 'kube-apiserver'], undo, tell)
  const { kubeconfig, etcd } = await startApiServer(wanted, start, folder, kubectl)
  const ask = asker(kubectl, kubeconfig)
  await defineKinds(ask)
  return { kubeconfig, url: await proxied(kubectl, kubeconfig, folder, undo), etcd }
}

async function prepare(kubectl: string, folder: string, undo: Undo, tell: Tell): Promise<Connection> {
  const existing = process.env.TEST_CLUSTER
  const start = await starter(folder, existing ? ['kwok'] : allPrograms, undo, tell)
  const kubeconfig = existing ? userKubeconfig(existing) : await startControlPlane(start, folder, kubectl)
  const ask = asker(kubectl, kubeconfig)
  start('kwok', kwokFlags(kubeconfig))
  const url = await proxied(kubectl, kubeconfig, folder, undo)
  if (existing) undo.push(() => unfurnish(ask))
  await furnish(ask)
  tell(`${await ask(['version', '-o', 'json']).then(serverVersion)} answers, with ${nodes.length} simulated nodes`)
  return { kubeconfig, url }
}

/** Starts what answers without a password, in the administrator's name. */
async function proxied(kubectl: string, kubeconfig: string, folder: string, undo: Undo): Promise<string> {
  const [port] = await freePorts(1)
  const proxy = startServer('kubectl', kubectl, ['proxy', `--port=${port}`, '--kubeconfig', kubeconfig], folder)
  undo.push(proxy.stop)
  const url = `http://127.0.0.1:${port}`
  await until('kubectl proxy answers', () => fetch(url).then(({ ok }) => ok))
  return url
}

const allPrograms: readonly ProgramName[] = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kwok',
]

type Ask = (args: readonly string[], input?: string) => Promise<string>

/** Every program is there before the first one starts; what is started is stopped in reverse, so the API server before etcd. */
async function starter(folder: string, names: readonly ProgramName[], undo: Undo, tell: Tell): Promise<Start> {
  const paths: Partial<Record<ProgramName, string>> = {}
  for (const name of names) paths[name] = await program(name, tell)
  return (name, args) => {
    const server = startServer(name, paths[name] as string, args, folder)
    undo.push(server.stop)
    return server
  }
}

function userKubeconfig(wish: string): string {
  if (wish !== 'current-context')
    throw new Error(`TEST_CLUSTER=${wish} is not known. Set it to current-context, or unset it.`)
  return process.env.KUBECONFIG ?? join(process.env.HOME ?? '', '.kube/config')
}

function asker(kubectl: string, kubeconfig: string): Ask {
  return async (args, input) => {
    const outcome = await execute(kubectl, ['--kubeconfig', kubeconfig, ...args], { input, timeout: 120_000 })
    if (outcome.code !== 0) throw new Error(`kubectl ${args.join(' ')}: ${outcome.stderr}`)
    return outcome.stdout
  }
}

function kwokFlags(kubeconfig: string): string[] {
  return [
    `--kubeconfig=${kubeconfig}`,
    `--manage-nodes-with-annotation-selector=${simulated}=fake`,
    '--node-lease-duration-seconds=40',
    `--config=${join(import.meta.dirname, 'stages.yaml')}`,
  ]
}

const furniture = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [...nodes, ...storageClasses] })
const strict = ['enforce', 'warn'].map((mode) => `pod-security.kubernetes.io/${mode}`)

/** What a cluster has before an application comes: nodes that are ready, storage classes, further kinds, a strict namespace. */
async function furnish(ask: Ask): Promise<void> {
  await defineKinds(ask)
  await ask(['apply', '--server-side', '-f', '-'], furniture)
  const names = nodes.map(({ metadata }) => `node/${metadata.name}`)
  await until('all nodes are ready', () => ask(['wait', '--for=condition=Ready', ...names]))
  await ask(['label', 'namespace', 'default', ...strict.map((label) => `${label}=restricted`)])
  await until('the default service account', () => ask(['get', 'serviceaccount', 'default']))
}

async function defineKinds(ask: Ask): Promise<void> {
  const files = await Promise.all(definitions.map(definitionFile))
  await ask(['apply', '--server-side', ...files.flatMap((file) => ['-f', file])])
  // Just after it was made, a definition has no conditions yet, which kubectl takes for an error.
  await until('all kinds are known', () => ask(['wait', '--for=condition=Established', 'crd', '--all']))
}

async function unfurnish(ask: Ask): Promise<void> {
  await ask(['label', 'namespace', 'default', ...strict.map((label) => `${label}-`)])
  await ask(['delete', '--ignore-not-found', '-f', '-'], furniture)
}

function serverVersion(json: string): string {
  return `Kubernetes ${(JSON.parse(json) as { serverVersion: { gitVersion: string } }).serverVersion.gitVersion}`
}
