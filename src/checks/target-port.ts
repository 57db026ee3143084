import type { ServicePort } from 'kubernetes-types/core/v1.js'
import { type Found, objectsOf, pathOf } from './find-objects.ts'
import type { Remark, Rule } from './finding.ts'
import { type Pods, portsOf, selectedPods } from './pods.ts'

/** What a Service sends its connections to is a port of the pods that it selects. */
export const targetPort: Rule = {
  code: 'target-port',
  severity: 'error',
  check: (reviewed) =>
    objectsOf(reviewed, 'v1/Service').flatMap((service) =>
      selectedPods(reviewed, service, service.spec?.selector ?? nothing).flatMap((pods) =>
        (service.spec?.ports ?? [])
          .filter((port) => !listens(pods, port))
          .map((port) => deaf(pathOf(reviewed, service), service, port, pods)),
      ),
    ),
}

/** A selector that no pod matches: a Service without one selects nothing. */
const nothing = { '': '' }

function listens(pods: Pods, { port, targetPort = port }: ServicePort): boolean {
  return portsOf(pods).some(({ name, containerPort }) => targetPort === name || targetPort === containerPort)
}

function deaf(path: string, service: Found<'v1/Service'>, port: ServicePort, pods: Pods): Remark {
  const known = portsOf(pods).map(({ name, containerPort }) => (name ? `${name} (${containerPort})` : containerPort))
  return {
    path,
    message: `the Service ${service.metadata.name} sends port ${port.port} to ${port.targetPort ?? port.port}, and ${pods.object.metadata.name} has no such port`,
    reason: 'every connection to the Service would be refused',
    remedy:
      known.length > 0
        ? `use one of the ports of its containers: ${known.join(', ')}`
        : 'declare the port in its container',
  }
}
