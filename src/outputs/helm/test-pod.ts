import type { Pod } from 'kubernetes-types/core/v1.js'
import { definition, join, release } from '../../tree/constructors.ts'
import type { Text, Tree } from '../../tree/nodes.ts'
import { applicationLabels, kindOf } from '../../workloads/application.ts'
import { imageText } from '../../workloads/containers.ts'
import type { Application } from '../../workloads/kind.ts'

/** The pod of `helm test`: it opens a connection to every workload that has an address. */
export function testPod(application: Application): Tree<Pod> {
  const { config, values } = application
  const { image } = values.test
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: definition<string>('test-pod.name', join(release.name, '-test'), { path: 'name', limit: 63 }),
      namespace: release.namespace,
      labels: applicationLabels(config),
      annotations: { 'helm.sh/hook': 'test', 'helm.sh/hook-delete-policy': 'before-hook-creation,hook-succeeded' },
    },
    spec: {
      restartPolicy: 'Never',
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 10001,
        runAsGroup: 10001,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [
        {
          name: 'connect',
          image: imageText('test-pod', image),
          imagePullPolicy: image.pullPolicy,
          command: ['sh', '-c'],
          args: [script(application)],
          resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '32Mi' } },
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
        },
      ],
    },
  }
}

/** One line for every address; the first that does not answer ends the test. */
function script(application: Application): Text {
  const { workloads } = application.config
  const reachable = Object.keys(workloads).filter((key) => kindOf(workloads[key]?.kind as string).connections.host)
  const lines = reachable.flatMap((key) => {
    const host = application.connection(key, 'host')
    const port = application.connection(key, 'port')
    return ['echo connecting to ', host, '; nc -z -w 10 ', host, ' ', port, ' || exit 1; ']
  })
  return join(...lines, 'echo ok')
}
