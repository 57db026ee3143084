import type { Remark, Reviewed, Rule } from './finding.ts'
import { type NodePort, nodePortsOf } from './node-ports.ts'
import { environmentName, workloadsWith } from './values.ts'

/** Where the nodes are containers, a node port is reached only if the cluster file maps it to a port of the machine. */
export const nodePortMapping: Rule = {
  code: 'node-port-mapping',
  severity: 'warning',
  check(reviewed) {
    if (!reviewed.target.environment?.cluster?.clusterConfig) return []
    const mapped = mappedPorts(reviewed)
    const unmapped = nodePortsOf(reviewed).filter(({ nodePort }) => nodePort === undefined || !mapped.has(nodePort))
    return unmapped.map((port) => notMapped(port, environmentName(reviewed)))
  },
}

/** What the generated cluster file maps: the node ports that the workloads say. */
function mappedPorts(reviewed: Reviewed): Set<number> {
  const services = workloadsWith(reviewed, 'service').map(({ values }) => values.service)
  return new Set(services.filter(({ type }) => type === 'NodePort').map(({ nodePort }) => nodePort))
}

function notMapped({ path, service, nodePort }: NodePort, cluster: string): Remark {
  return {
    path,
    message:
      nodePort === undefined
        ? `the cluster file of ${cluster} cannot map the node port of the Service ${service}: the cluster chooses it`
        : `the cluster file of ${cluster} does not map the node port ${nodePort} of the Service ${service}`,
    reason: `the nodes of ${cluster} are containers: without a mapping no port of your machine leads to the Service`,
    remedy: `set ${path} to a port from 30000 to 32767 and make the cluster anew, or use kubectl port-forward service/${service}`,
  }
}
