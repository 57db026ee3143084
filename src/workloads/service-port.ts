import type { ServiceValues } from '../config/pod-types.ts'
import type { WebConfig } from '../config/web-types.ts'
import { present, when } from '../tree/constructors.ts'
import type { Text, Tree } from '../tree/nodes.ts'
import type { Refs } from '../tree/references.ts'

/** The main port is called after what is spoken on it. */
export function mainPortName({ protocol = 'HTTP' }: Pick<WebConfig, 'protocol'>): string {
  return protocol.toLowerCase()
}

/** The port that a Service answers on: that of the application unless it has another. */
export function servicePort({ service, port }: Refs<{ service: ServiceValues; port: number }>): Tree<number> & Text {
  return when<number>(present(service.port), service.port, port) as never
}
