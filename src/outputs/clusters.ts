import type { ServiceValues } from '../config/pod-types.ts'
import type { Config } from '../config/types.ts'
import type { ClusterFacts } from '../presets/preset.ts'
import type { Target } from '../targets.ts'
import { type Comment, writeYaml } from '../yaml/write.ts'
import type { Files } from './output.ts'

/** A port of this machine, and the node port that it leads to. */
interface PortMapping {
  readonly hostPort: number
  readonly nodePort: number
}

/** How the file of each kind of cluster is written. */
const writers: Readonly<Record<NonNullable<ClusterFacts['clusterConfig']>, (ports: readonly PortMapping[]) => string>> =
  { kind: kindCluster }

/** `clusters/<target>.yaml` for the targets whose environment makes its cluster from a file and that have a node port. */
export function clusterFiles({
  config,
  targets,
}: {
  readonly config: Config
  readonly targets: readonly Target[]
}): Files {
  return Object.fromEntries(
    targets.flatMap((target) => {
      const writer = target.environment?.cluster?.clusterConfig
      const ports = portMappings(config, target)
      return writer && ports.length > 0 ? [[clusterFile(target.name), writers[writer](ports)]] : []
    }),
  )
}

/** The path of a target's cluster file. */
export function clusterFile(target: string): string {
  return `clusters/${target}.yaml`
}

/** The ports of this machine by workload: the environment's for the first entrance, then the ones after it. */
export function hostPorts(entrances: readonly string[], first?: number): Record<string, number> {
  return first === undefined ? {} : Object.fromEntries(entrances.map((key, index) => [key, first + index]))
}

/**
 * The workloads that one can open, by key: those whose values have a Service. First what no other one calls, because that is
 * what a person opens.
 */
export function entrancesOf({ workloads: configs }: Config, workloads: Readonly<Record<string, object>>): string[] {
  const called = new Set(Object.values(configs).flatMap(({ dependsOn = [] }) => dependsOn))
  const exposed = Object.keys(workloads).filter((key) => 'service' in (workloads[key] as object))
  return [...exposed.filter((key) => !called.has(key)), ...exposed.filter((key) => called.has(key))]
}

/** The node ports of a target, with what they are on this machine; a port that the cluster chooses cannot be mapped. */
function portMappings(config: Config, { values: { workloads }, environment }: Target): PortMapping[] {
  const entrances = entrancesOf(config, workloads)
  const ports = hostPorts(entrances, environment?.cluster?.hostPort)
  return entrances.flatMap((key) => {
    const { type, nodePort } = (workloads[key] as unknown as { service: ServiceValues }).service
    return type === 'NodePort' && nodePort ? [{ nodePort, hostPort: ports[key] ?? nodePort }] : []
  })
}

/** The config of a cluster of kind with one node. */
function kindCluster(ports: readonly PortMapping[]): string {
  return writeYaml(
    {
      kind: 'Cluster',
      apiVersion: 'kind.x-k8s.io/v1alpha4',
      nodes: [
        {
          role: 'control-plane',
          extraPortMappings: ports.map(({ hostPort, nodePort }) => ({
            containerPort: nodePort,
            hostPort,
            listenAddress: '127.0.0.1',
            protocol: 'TCP',
          })),
        },
      ],
    },
    (path) => comments[path.join('.')],
  )
}

const comments: Readonly<Record<string, ReturnType<Comment>>> = {
  'nodes.extraPortMappings': 'Decided when the cluster is made: a change here needs a new cluster.',
  'nodes.extraPortMappings.listenAddress':
    'Only this machine: 0.0.0.0 would open the application to everyone in the same network.',
}
