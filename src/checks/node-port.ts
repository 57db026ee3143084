import { grouped } from '../once.ts'
import type { Remark, Rule } from './finding.ts'
import { type NodePort, nodePortsOf } from './node-ports.ts'

const FIRST = 30000
const LAST = 32767

export const nodePort: Rule = {
  code: 'node-port',
  severity: 'error',
  about: {
    en: 'A node port lies in the range of the cluster, and belongs to one Service.',
    id: 'Node port berada dalam rentang klaster, dan hanya milik satu Service.',
  },
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
    message: {
      en: `the node port ${nodePort} of the Service ${service} is not from ${FIRST} to ${LAST}`,
      id: `node port ${nodePort} milik Service ${service} tidak berada di antara ${FIRST} dan ${LAST}`,
    },
    reason: { en: 'the API server refuses it', id: 'API server menolaknya' },
    remedy: {
      en: `set ${path} to a port from ${FIRST} to ${LAST}, or to 0 to let the cluster choose`,
      id: `isi ${path} dengan port dari ${FIRST} sampai ${LAST}, atau 0 agar klaster yang memilih`,
    },
  }
}

function taken({ path, service, nodePort }: Fixed, first: Fixed): Remark {
  return {
    path,
    message: {
      en: `the node port ${nodePort} of the Service ${service} is taken by the Service ${first.service}`,
      id: `node port ${nodePort} milik Service ${service} sudah dipakai Service ${first.service}`,
    },
    reason: {
      en: 'a node port exists once in a cluster: the API server refuses the second Service',
      id: 'sebuah node port hanya ada satu di klaster: API server menolak Service yang kedua',
    },
    remedy: {
      en: `set ${path} to another port from ${FIRST} to ${LAST}, or to 0 to let the cluster choose`,
      id: `isi ${path} dengan port lain dari ${FIRST} sampai ${LAST}, atau 0 agar klaster yang memilih`,
    },
  }
}
