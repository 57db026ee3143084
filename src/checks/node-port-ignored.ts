import type { Remark, Rule } from './finding.ts'
import { isSaid, workloadsWith } from './values.ts'

export const nodePortIgnored: Rule = {
  code: 'node-port-ignored',
  severity: 'info',
  about: {
    en: 'A node port that is written down and that nothing uses.',
    id: 'Node port yang tertulis tetapi tidak dipakai apa pun.',
  },
  check: (reviewed) =>
    workloadsWith(reviewed, 'service')
      .filter(({ path, values: { service } }) => {
        const said = service.nodePort !== 0 && isSaid(reviewed, `${path}.service.nodePort`)
        return said && service.type !== 'NodePort'
      })
      .map(({ path, values: { service } }) => unused(path, service)),
}

function unused(path: string, { type, nodePort }: { readonly type: string; readonly nodePort: number }): Remark {
  return {
    path: `${path}.service.nodePort`,
    message: {
      en: `the node port ${nodePort} has no effect: the Service is of the type ${type} here`,
      id: `node port ${nodePort} tidak berpengaruh: Service di sini bertipe ${type}`,
    },
    reason: {
      en: 'whoever reads the config expects the application on that port',
      id: 'siapa pun yang membaca config mengira aplikasinya ada di port itu',
    },
    remedy: {
      en: `set ${path}.service.type to NodePort, or ${path}.service.nodePort to 0`,
      id: `ubah ${path}.service.type menjadi NodePort, atau ${path}.service.nodePort menjadi 0`,
    },
  }
}
