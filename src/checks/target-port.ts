import type { ServicePort } from 'kubernetes-types/core/v1.js'
import { type Found, objectsOf, pathOf } from './find-objects.ts'
import type { Remark, Rule } from './finding.ts'
import { type Pods, portsOf, selectedPods } from './pods.ts'

export const targetPort: Rule = {
  code: 'target-port',
  severity: 'error',
  about: {
    en: 'What a Service sends its connections to is a port of the pods that it selects.',
    id: 'Tujuan koneksi sebuah Service adalah port dari pod yang dipilihnya.',
  },
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
  const [target, owner] = [port.targetPort ?? port.port, pods.object.metadata.name]
  return {
    path,
    message: {
      en: `the Service ${service.metadata.name} sends port ${port.port} to ${target}, and ${owner} has no such port`,
      id: `Service ${service.metadata.name} meneruskan port ${port.port} ke ${target}, padahal ${owner} tidak punya port itu`,
    },
    reason: {
      en: 'every connection to the Service would be refused',
      id: 'setiap koneksi ke Service itu akan ditolak',
    },
    remedy:
      known.length > 0
        ? {
            en: `use one of the ports of its containers: ${known.join(', ')}`,
            id: `gunakan salah satu port container-nya: ${known.join(', ')}`,
          }
        : { en: 'declare the port in its container', id: 'nyatakan port itu di container-nya' },
  }
}
