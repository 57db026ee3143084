import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execute } from '../../tools/execute.ts'
import { until } from '../until.ts'
import type { ProgramName } from './programs.ts'
import { freePorts } from './server.ts'

/** Starts a program of the bed. */
export type Start = (name: ProgramName, args: readonly string[]) => void

/** What an API server is to be like. */
export interface ControlPlane {
  /** The version that it behaves as, such as 1.34; without it, it behaves as what it is. */
  readonly version?: string | undefined
  /** Further flags. */
  readonly flags?: readonly string[]
  /** Where an etcd answers that is there already; without it one of its own is started. */
  readonly etcd?: string
}

/** Starts the whole control plane; returns the path of the administrator's kubeconfig as soon as the API server answers. */
export async function startControlPlane(start: Start, folder: string, kubectl: string): Promise<string> {
  const { kubeconfig } = await startApiServer({ version: emulated }, start, folder, kubectl)
  const credentials = ['--kubeconfig', '--authentication-kubeconfig', '--authorization-kubeconfig']
  const flags = [...credentials.map((flag) => `${flag}=${kubeconfig}`), '--leader-elect=false', '--secure-port=0']
  start('kube-controller-manager', [...flags, ...fast, ...controllerFlags(folder)])
  start('kube-scheduler', [...flags, ...fast])
  return kubeconfig
}

/** Starts etcd and the API server, on loopback, with all that they write in one folder; returns when it answers. */
export async function startApiServer(
  wanted: ControlPlane,
  start: Start,
  folder: string,
  kubectl: string,
): Promise<{ readonly kubeconfig: string; readonly etcd: string }> {
  const [client = 0, peer = 0, secure = 0] = await freePorts(3)
  const token = randomUUID()
  await writeCredentials(folder, token)
  const kubeconfig = await writeKubeconfig(folder, secure, token)
  const etcd = wanted.etcd ?? `http://127.0.0.1:${client}`
  if (!wanted.etcd) start('etcd', etcdFlags(folder, etcd, `http://127.0.0.1:${peer}`))
  start('kube-apiserver', apiServerFlags(folder, etcd, secure, wanted))
  await until('the API server is ready', async () => {
    const { stdout } = await execute(kubectl, ['--kubeconfig', kubeconfig, 'get', '--raw', '/readyz'])
    return stdout === 'ok'
  })
  return { kubeconfig, etcd }
}

/** The version that the whole control plane behaves as. */
const emulated = process.env.TEST_EMULATED_VERSION

/** One user asks; nobody is to be slowed down. */
const fast = ['--kube-api-qps=500', '--kube-api-burst=1000']

async function writeCredentials(folder: string, token: string): Promise<void> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  await writeFile(join(folder, 'accounts.pub'), publicKey.export({ type: 'spki', format: 'pem' }))
  await writeFile(join(folder, 'accounts.key'), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  await writeFile(join(folder, 'tokens.csv'), `${token},admin,admin,"system:masters"\n`, { mode: 0o600 })
}

/** The API server makes its own certificate, in the folder, before it answers. */
async function writeKubeconfig(folder: string, port: number, token: string): Promise<string> {
  const name = 'test-bed'
  const cluster = { server: `https://127.0.0.1:${port}`, 'certificate-authority': join(folder, 'apiserver.crt') }
  const file = join(folder, 'kubeconfig.json')
  const content = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster }],
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
  }
  await writeFile(file, JSON.stringify(content), { mode: 0o600 })
  return file
}

function etcdFlags(folder: string, url: string, peers: string): string[] {
  return [
    `--data-dir=${join(folder, 'etcd')}`,
    `--listen-client-urls=${url}`,
    `--advertise-client-urls=${url}`,
    `--listen-peer-urls=${peers}`,
    `--initial-advertise-peer-urls=${peers}`,
    `--initial-cluster=default=${peers}`,
    '--unsafe-no-fsync',
  ]
}

function apiServerFlags(folder: string, etcd: string, port: number, { version, flags = [] }: ControlPlane): string[] {
  return [
    `--etcd-servers=${etcd}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    `--cert-dir=${folder}`,
    `--token-auth-file=${join(folder, 'tokens.csv')}`,
    `--service-account-key-file=${join(folder, 'accounts.pub')}`,
    `--service-account-signing-key-file=${join(folder, 'accounts.key')}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    '--service-cluster-ip-range=10.96.0.0/16',
    '--authorization-mode=Node,RBAC',
    '--allow-privileged=true',
    ...(version ? [`--emulated-version=${version}`] : []),
    ...flags,
  ]
}

function controllerFlags(folder: string): string[] {
  return [
    `--service-account-private-key-file=${join(folder, 'accounts.key')}`,
    `--root-ca-file=${join(folder, 'apiserver.crt')}`,
    '--use-service-account-credentials=true',
    '--pvclaimbinder-sync-period=2s',
    '--horizontal-pod-autoscaler-sync-period=2s',
  ]
}
