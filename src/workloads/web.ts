import type { HTTPGetAction, PodTemplateSpec, Service, TCPSocketAction } from 'kubernetes-types/core/v1.js'
import type { PortProtocol } from '../config/common-types.ts'
import type { Probe } from '../config/pod-types.ts'
import type { WebConfig, WebValues } from '../config/web-types.ts'
import { nameLimits } from '../kubernetes/names.ts'
import { all, equals, extended, join, not, present, when } from '../tree/constructors.ts'
import type { Tree } from '../tree/nodes.ts'
import type { Refs } from '../tree/references.ts'
import { rollingDeployment } from './deployment.ts'
import type { WorkloadContext, WorkloadKind } from './kind.ts'
import { metadata } from './metadata.ts'
import { podTemplate } from './pod.ts'
import { networkPorts, program, timed, writable } from './program.ts'
import { mainPortName, servicePort } from './service-port.ts'

type Context = WorkloadContext<WebConfig, WebValues>

/** An application that answers requests. */
export const web: WorkloadKind<WebConfig, WebValues> = {
  file: 'webapp',
  nameLimit: nameLimits.Default,
  ports: ({ workload, values }) => [{ port: values.port, protocol: 'TCP' }, ...networkPorts(workload)],
  connections: {
    host: ({ name, address }) => address(name),
    port: (context) => join(servicePort(context.values)),
    url: (context) => join('http://', context.address(context.name), ':', servicePort(context.values)),
  },
  build: (context) => ({ deployment: rollingDeployment(context, pod(context)), service: service(context) }),
}

function pod(context: Context): Tree<PodTemplateSpec> {
  const { values, workload } = context
  const { ports = [], ...own } = program(workload)
  return podTemplate(context, {
    container: {
      name: 'app',
      ...own,
      ports: [{ name: mainPortName(workload), containerPort: values.port }, ...ports],
      startupProbe: probe(context, values.probes.startup),
      readinessProbe: probe(context, values.probes.readiness),
      livenessProbe: probe(context, values.probes.liveness),
      // Endpoints are taken away while the pod still answers: requests in flight are not cut off.
      lifecycle: { preStop: { sleep: { seconds: 5 } } },
    },
    writable: writable(workload),
  })
}

function probe({ workload, values: { port } }: Context, values: Refs<Probe>) {
  const name = mainPortName(workload)
  if (name === 'grpc') return { grpc: { port }, ...timed(values) }
  if (name === 'tcp') return { tcpSocket: { port: name }, ...timed(values) }
  return {
    httpGet: when<HTTPGetAction>(present(values.path), { path: values.path, port: name }),
    tcpSocket: when<TCPSocketAction>(not(present(values.path)), { port: name }),
    ...timed(values),
  }
}

function service(context: Context): Tree<Service> {
  const { values, selector, workload } = context
  const fixedPort = all(equals(values.service.type, 'NodePort'), present(values.service.nodePort))
  const name = mainPortName(workload)
  const further = Object.entries(workload.ports ?? {}).map(([name, { port, protocol }]) => ({
    name,
    port,
    targetPort: name,
    ...(protocol === 'UDP' ? { protocol } : {}),
    ...appProtocol(protocol),
  }))
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { ...metadata(context), annotations: extended({}, values.service.annotations) },
    spec: {
      type: values.service.type,
      selector,
      ports: [
        {
          name,
          port: servicePort(context.values),
          targetPort: name,
          nodePort: when(fixedPort, values.service.nodePort),
          ...appProtocol(workload.protocol),
        },
        ...further,
      ],
    },
  } as Tree<Service>
}

/** gRPC is HTTP/2 without TLS, which a proxy has to be told. */
function appProtocol(protocol: PortProtocol | undefined) {
  return protocol === 'gRPC' ? { appProtocol: 'kubernetes.io/h2c' } : {}
}
