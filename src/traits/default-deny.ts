import type { NetworkPolicy } from 'kubernetes-types/networking/v1.js'
import { definition, isTrue, join, release, when } from '../tree/constructors.ts'
import { applicationLabels } from '../workloads/application.ts'
import type { ApplicationTrait } from './trait.ts'

/** What no other policy allows is denied, to every pod of the instance: also to one that nobody has thought of. */
export const defaultDeny: ApplicationTrait = {
  file: 'namespace',
  build: ({ config, values }) => ({
    defaultDeny: when<NetworkPolicy>(isTrue(values.networkPolicies.enabled), {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: {
        name: definition<string>('default-deny.name', join(release.name, '-default-deny'), {
          path: 'name',
          limit: 253,
        }),
        namespace: release.namespace,
        labels: applicationLabels(config),
      },
      spec: {
        podSelector: {
          matchLabels: { 'app.kubernetes.io/name': config.name, 'app.kubernetes.io/instance': release.name },
        },
        policyTypes: ['Ingress', 'Egress'],
      },
    }),
  }),
}
