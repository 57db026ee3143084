import type { ContainerPort, Probe as ContainerProbe } from 'kubernetes-types/core/v1.js'
import type { Health, PortConfig, ProgramShape } from '../config/common-types.ts'
import type { HealthTiming, ProbeTiming } from '../config/pod-types.ts'
import { volumeName } from '../kubernetes/names.ts'
import type { Tree } from '../tree/nodes.ts'
import type { Refs } from '../tree/references.ts'
import { containerPorts } from './containers.ts'
import type { NetworkPort } from './kind.ts'

interface ProgramParts {
  readonly command?: readonly string[]
  readonly args?: readonly string[]
  readonly ports?: readonly Tree<ContainerPort>[]
}

interface HealthParts {
  readonly startupProbe?: Tree<ContainerProbe>
  readonly livenessProbe?: Tree<ContainerProbe>
}

/** Command, arguments and ports of a program that a user brings along. */
export function program({ command, args, ports = {} }: ProgramShape): ProgramParts {
  return {
    ...(command ? { command } : {}),
    ...(args ? { args } : {}),
    ...(Object.keys(ports).length > 0 ? { ports: containerPorts(ports) } : {}),
  }
}

/** The folders that a program writes to, by the names of their volumes. */
export function writable({ writableDirectories = ['/tmp'] }: ProgramShape): Record<string, string> {
  return Object.fromEntries(writableDirectories.map((path) => [volumeName(path), path]))
}

/** The ports of a program, as policies speak of them. */
export function networkPorts({ ports = {} }: ProgramShape): NetworkPort[] {
  return Object.values(ports).map(({ port, protocol }) => ({ port, protocol: protocol === 'UDP' ? 'UDP' : 'TCP' }))
}

/** Whether a program without a Service runs: at its start, and from then on. */
export function healthProbes(
  { health, ports = {} }: ProgramShape & { readonly health?: Health },
  timing: Refs<HealthTiming>,
): HealthParts {
  if (!health) return {}
  const asked = (when: Refs<ProbeTiming>) => ({ ...(question(health, ports) as object), ...timed(when) })
  return { startupProbe: asked(timing.startup), livenessProbe: asked(timing.liveness) }
}

/** When a probe asks, and after how many failures it acts. */
export function timed({ periodSeconds, timeoutSeconds, failureThreshold }: Refs<ProbeTiming>) {
  return { periodSeconds, timeoutSeconds, failureThreshold }
}

/** What is asked: a command, or a port as its protocol wants it. */
function question(
  { command, port = '', path = '/' }: Health,
  ports: Readonly<Record<string, PortConfig>>,
): Tree<ContainerProbe> {
  if (command) return { exec: { command } }
  const { port: number = 0, protocol = 'HTTP' } = ports[port] ?? {}
  if (protocol === 'HTTP') return { httpGet: { path, port } }
  return protocol === 'gRPC' ? { grpc: { port: number } } : { tcpSocket: { port } }
}
