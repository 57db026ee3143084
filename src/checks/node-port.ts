import { grouped } from '../once.ts'
import type { Remark, Rule } from './finding.ts'
import { type NodePort, nodePortsOf } from './node-ports.ts'

const FIRST = 30000
const LAST = 32767

/** A node port lies in the range of the cluster, and belongs to one Service. */
export const nodePort: Rule = {
  code: 'node-port',
  severity: 'error',
  check(reviewed) {
    const ports = nodePortsOf(reviewed).filter((port): port is Fixed => port.nodePort !== undefined)
    const sharing = grouped(ports, ({ nodePort }) => nodePort)
    return ports.flatMap((port) => {
      const first = sharing.get(port.nodePort)?.[0] ?? port
      if (port.nodePort < FIRST || port.nodePort > LAST) return [outOfRange(port)]
      return first === port ? [] : [taken(port, first)]
    })
  },
}

type Fixed = NodePort & { readonly nodePort: number }

function outOfRange({ path, service, nodePort }: Fixed): Remark {
  return {
    path,
    message: `the node port ${nodePort} of the Service ${service} is not from ${FIRST} to ${LAST}`,
    reason: 'the API server refuses it',
    remedy: `set ${path} to a port from ${FIRST} to ${LAST}, or to 0 to let the cluster choose`,
  }
}

function taken({ path, service, nodePort }: Fixed, first: Fixed): Remark {
  return {
    path,
    message: `the node port ${nodePort} of the Service ${service} is taken by the Service ${first.service}`,
    reason: 'a node port exists once in a cluster: the API server refuses the second Service',
    remedy: `set ${path} to another port from ${FIRST} to ${LAST}, or to 0 to let the cluster choose`,
  }
}
