import type { Remark, Reviewed, Rule } from './finding.ts'
import { workloadsOf } from './values.ts'

export const nodePortOpen: Rule = {
  code: 'node-port-open',
  severity: 'info',
  about: {
    en: 'A node port is a way in for a cluster of one person, and for a load balancer of your own.',
    id: 'Node port adalah jalan masuk untuk klaster milik satu orang, dan untuk load balancer Anda sendiri.',
  },
  check: (reviewed) =>
    isOwn(reviewed)
      ? []
      : workloadsOf(reviewed, 'web')
          .filter(({ values: { service } }) => service.type === 'NodePort')
          .map(({ key, path }) => open(key, `${path}.service.type`)),
}

/** Whether the cluster is for one person's development. */
function isOwn({ target: { environment, tier } }: Reviewed): boolean {
  return tier.development === true && environment?.local !== false
}

function open(key: string, path: string): Remark {
  return {
    path,
    message: {
      en: `${key} is reached by a port of every node`,
      id: `${key} dicapai lewat port di setiap node`,
    },
    reason: {
      en: 'it is open on each address of each node, without TLS and past every route, and clients have to know the nodes',
      id: 'port itu terbuka di setiap alamat setiap node, tanpa TLS dan di luar semua rute, dan klien harus tahu node-nya',
    },
    remedy: {
      en: `set ${path} to ClusterIP with a route, or to LoadBalancer; keep it where a load balancer of your own leads to it`,
      id: `ubah ${path} menjadi ClusterIP dengan rute, atau menjadi LoadBalancer; biarkan bila load balancer Anda sendiri menuju ke sana`,
    },
  }
}
