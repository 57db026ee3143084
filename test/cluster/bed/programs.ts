import { constants, readFileSync } from 'node:fs'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { builtProgram, type GoProgram } from '../../tools/build.ts'

/** The parts of a cluster that run here; what is missing is the kubelet, whose place kwok takes. */
export type ProgramName = 'etcd' | 'kube-apiserver' | 'kube-controller-manager' | 'kube-scheduler' | 'kwok'

/** The version of Kubernetes that the test bed is built from. */
export const kubernetesVersion = versionIn('control-plane', 'k8s.io/kubernetes')

const [major, minor] = kubernetesVersion.split('.')
const stamp = (name: string, value: string) => `-X k8s.io/component-base/version.${name}=${value}`
const stamps = [
  stamp('gitVersion', `v${kubernetesVersion}`),
  stamp('gitMajor', `${major}`),
  stamp('gitMinor', `${minor}`),
]

const parts: Readonly<Record<ProgramName, Pick<GoProgram, 'module' | 'package'>>> = {
  etcd: { module: 'etcd', package: 'go.etcd.io/etcd/server/v3' },
  kwok: { module: 'kwok', package: 'sigs.k8s.io/kwok/cmd/kwok' },
  'kube-apiserver': { module: 'control-plane', package: 'k8s.io/kubernetes/cmd/kube-apiserver' },
  'kube-controller-manager': { module: 'control-plane', package: 'k8s.io/kubernetes/cmd/kube-controller-manager' },
  'kube-scheduler': { module: 'control-plane', package: 'k8s.io/kubernetes/cmd/kube-scheduler' },
}

/** The path of a program: the one in the folder KUBEBUILDER_ASSETS if it is there, else ours, built once. */
export async function program(name: ProgramName, tell: (text: string) => void): Promise<string> {
  const folder = process.env.KUBEBUILDER_ASSETS
  const ready = folder && join(folder, name)
  if (ready && (await isRunnable(ready))) return ready
  const flags = ['-p', '2', '-ldflags', ['-s -w', ...stamps].join(' ')]
  const started = Date.now()
  let isBuilt = false
  const onBuild = () => {
    isBuilt = true
    tell(`building ${name}, once; this takes minutes`)
  }
  const path = await builtProgram({ name, title: name, ...parts[name], arguments: flags, onBuild })
  if (isBuilt) tell(`built ${name} in ${Math.round((Date.now() - started) / 1000)} s: ${path}`)
  return path
}

function isRunnable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

/** The version that a go.mod of ours asks for. */
function versionIn(module: string, path: string): string {
  const text = readFileSync(join(import.meta.dirname, '../../tools/go', module, 'go.mod'), 'utf8')
  const version = text.split('\n').find((line) => line.includes(`${path} v`))
  return /v(\d+\.\d+\.\d+)/.exec(version ?? '')?.[1] ?? ''
}
