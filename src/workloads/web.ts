import type { Deployment } from 'kubernetes-types/apps/v1.js'
import type { HTTPGetAction, Service, TCPSocketAction, TopologySpreadConstraint } from 'kubernetes-types/core/v1.js'
import type { Probe } from '../config/common-types.ts'
import type { WebConfig, WebValues } from '../config/web-types.ts'
import { nameLimits, volumeName } from '../kubernetes/names.ts'
import { all, equals, extended, isTrue, join, not, present, when } from '../tree/constructors.ts'
import type { Tree } from '../tree/nodes.ts'
import type { Refs } from '../tree/references.ts'
import type { WorkloadContext, WorkloadKind } from './kind.ts'
import { metadata } from './metadata.ts'
import { podTemplate } from './pod.ts'

type Context = WorkloadContext<WebConfig, WebValues>

/** An application that answers HTTP. */
export const web: WorkloadKind<WebConfig, WebValues> = {
  file: 'webapp',
  nameLimit: nameLimits.Default,
  controller: 'deployment',
  container: 'app',
  connections: {
    host: ({ name }) => name,
    port: ({ values }) => join(values.port),
    url: ({ name, values }) => join('http://', name, ':', values.port),
  },
  build: (context) => ({ deployment: deployment(context), service: service(context) }),
}

function deployment(context: Context): Tree<Deployment> {
  const { values, selector } = context
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(context),
    spec: {
      replicas: when(not(isTrue(values.autoscaling.enabled)), values.replicas),
      revisionHistoryLimit: 5,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      selector: { matchLabels: selector },
      template: podTemplate(context, {
        spec: { topologySpreadConstraints: spread(context), terminationGracePeriodSeconds: 30 },
        container: {
          name: 'app',
          ports: [{ name: 'http', containerPort: values.port }],
          startupProbe: probe(values.probes.startup),
          readinessProbe: probe(values.probes.readiness),
          livenessProbe: probe(values.probes.liveness),
          // Endpoints are taken away while the pod still answers: requests in flight are not cut off.
          lifecycle: { preStop: { sleep: { seconds: 5 } } },
        },
        writable: scratch(context.workload.writableDirectories ?? ['/tmp']),
      }),
    },
  }
}

/** The folders by the names of their volumes. */
function scratch(directories: readonly string[]): Record<string, string> {
  return Object.fromEntries(directories.map((path) => [volumeName(path), path]))
}

function probe(values: Refs<Probe>) {
  return {
    httpGet: when<HTTPGetAction>(present(values.path), { path: values.path, port: 'http' }),
    tcpSocket: when<TCPSocketAction>(not(present(values.path)), { port: 'http' }),
    periodSeconds: values.periodSeconds,
    timeoutSeconds: values.timeoutSeconds,
    failureThreshold: values.failureThreshold,
  }
}

function spread({ values, selector }: Context): readonly Tree<TopologySpreadConstraint>[] {
  const constraint = (topologyKey: string): Tree<TopologySpreadConstraint> => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: selector },
  })
  return [
    when<TopologySpreadConstraint>(isTrue(values.spread.nodes), constraint('kubernetes.io/hostname')),
    when<TopologySpreadConstraint>(isTrue(values.spread.zones), constraint('topology.kubernetes.io/zone')),
  ]
}

function service(context: Context): Tree<Service> {
  const { values, selector } = context
  const fixedPort = all(equals(values.service.type, 'NodePort'), present(values.service.nodePort))
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { ...metadata(context), annotations: extended({}, values.service.annotations) },
    spec: {
      type: values.service.type,
      selector,
      ports: [
        {
          name: 'http',
          port: values.port,
          targetPort: 'http',
          nodePort: when(fixedPort, values.service.nodePort),
        },
      ],
    },
  }
}
