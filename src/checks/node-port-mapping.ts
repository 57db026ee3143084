import type { Translated } from '../localized.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'
import { type NodePort, nodePortsOf } from './node-ports.ts'
import { environmentName, workloadsWith } from './values.ts'

export const nodePortMapping: Rule = {
  code: 'node-port-mapping',
  severity: 'warning',
  about: {
    en: 'Where the nodes are containers, a node port is reached only if the cluster file maps it to a port of the machine.',
    id: 'Bila node berupa container, node port hanya bisa dicapai jika berkas klaster memetakannya ke port mesin.',
  },
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

function notMapped({ path, service, nodePort }: NodePort, cluster: Translated): Remark {
  return {
    path,
    message:
      nodePort === undefined
        ? {
            en: `the cluster file of ${cluster.en} cannot map the node port of the Service ${service}: the cluster chooses it`,
            id: `berkas klaster ${cluster.id} tidak bisa memetakan node port milik Service ${service}: klaster yang memilihnya`,
          }
        : {
            en: `the cluster file of ${cluster.en} does not map the node port ${nodePort} of the Service ${service}`,
            id: `berkas klaster ${cluster.id} tidak memetakan node port ${nodePort} milik Service ${service}`,
          },
    reason: {
      en: `the nodes of ${cluster.en} are containers: without a mapping no port of your machine leads to the Service`,
      id: `node di ${cluster.id} berupa container: tanpa pemetaan tidak ada port mesin Anda yang menuju Service itu`,
    },
    remedy: {
      en: `set ${path} to a port from 30000 to 32767 and make the cluster anew, or use kubectl port-forward service/${service}`,
      id: `isi ${path} dengan port dari 30000 sampai 32767 lalu buat ulang klasternya, atau gunakan kubectl port-forward service/${service}`,
    },
  }
}
