import type { Container, Probe } from 'kubernetes-types/core/v1.js'
import { everyContainer, everyPod, everyProbe, isServed, type Loose, type Owner, type Rule } from './rule.ts'

const lasting = ['Deployment', 'StatefulSet', 'DaemonSet']

/** How Kubernetes sees that pods are well. */
export const probeRules: readonly Rule[] = [
  {
    id: 'readiness-probe',
    what: 'what a Service leads to says when it is ready',
    check: everyPod((owner, objects) => !isServed(owner, objects) || has(owner, 'readinessProbe')),
  },
  {
    id: 'liveness-probe',
    what: 'what a Service leads to says when it has to be restarted',
    check: everyPod((owner, objects) => !isServed(owner, objects) || has(owner, 'livenessProbe')),
  },
  {
    id: 'probes-differ',
    what: 'no container is restarted by the question that takes it out of the traffic',
    check: everyContainer(
      ({ readinessProbe, livenessProbe }) =>
        !readinessProbe || !livenessProbe || questionOf(readinessProbe) !== questionOf(livenessProbe),
    ),
  },
  {
    id: 'probe-port',
    what: 'each probe asks a port that its container declares',
    check: everyProbe((probe, container) => portsOf(probe).every((port) => isDeclared(port, container))),
  },
  {
    id: 'probe-host',
    what: 'no probe and no hook asks another host',
    check: everyContainer((container) => {
      const { startupProbe, readinessProbe, livenessProbe, lifecycle } = container
      const handlers: Loose[] = [startupProbe, readinessProbe, livenessProbe, lifecycle?.postStart, lifecycle?.preStop]
      return handlers.every((handler) => !handler?.httpGet?.host && !handler?.tcpSocket?.host)
    }),
  },
  {
    id: 'liveness-patience',
    what: 'a pod is taken out of the traffic before it is restarted',
    check: everyContainer(
      ({ readinessProbe, livenessProbe }) =>
        !readinessProbe || !livenessProbe || patience(livenessProbe) >= patience(readinessProbe),
    ),
  },
  {
    id: 'graceful-end',
    what: 'a pause before the end fits into the time that a pod has to end',
    check: everyContainer(({ lifecycle }, { template }) => {
      const pause = (lifecycle as Loose)?.preStop?.sleep?.seconds ?? 0
      return pause < (template.spec?.terminationGracePeriodSeconds ?? 30)
    }),
  },
]

function has({ object, running }: Owner, probe: 'readinessProbe' | 'livenessProbe'): boolean {
  return !lasting.includes(object.kind) || running.some((container) => container[probe] !== undefined)
}

function questionOf({ exec, httpGet, tcpSocket, grpc }: Loose): string {
  return JSON.stringify([exec, httpGet, tcpSocket, grpc])
}

function portsOf({ httpGet, tcpSocket, grpc }: Loose): (string | number)[] {
  return [httpGet, tcpSocket, grpc].filter(Boolean).map(({ port }) => port)
}

function isDeclared(port: string | number, { ports = [] }: Container): boolean {
  return ports.some(({ name, containerPort }) => name === port || containerPort === port)
}

function patience({ periodSeconds = 10, failureThreshold = 3 }: Probe): number {
  return periodSeconds * failureThreshold
}
