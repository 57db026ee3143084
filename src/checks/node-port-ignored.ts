import type { Remark, Rule } from './finding.ts'
import { isSaid, workloadsWith } from './values.ts'

/** A node port that is written down and that nothing uses. */
export const nodePortIgnored: Rule = {
  code: 'node-port-ignored',
  severity: 'info',
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
    message: `the node port ${nodePort} has no effect: the Service is of the type ${type} here`,
    reason: 'whoever reads the config expects the application on that port',
    remedy: `set ${path}.service.type to NodePort, or ${path}.service.nodePort to 0`,
  }
}
