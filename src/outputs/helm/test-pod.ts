import type { Pod } from 'kubernetes-types/core/v1.js'
import type { ObjectMeta } from 'kubernetes-types/meta/v1.js'
import { definition, join, release } from '../../tree/constructors.ts'
import type { Text, Tree } from '../../tree/nodes.ts'
import { kindOf } from '../../workloads/application.ts'
import { imageText } from '../../workloads/containers.ts'
import type { Application } from '../../workloads/kind.ts'

/** The pod of `helm test`: it opens a connection to every workload that has an address. */
export function testPod(application: Application): Tree<Pod> {
  const { values } = application
  const { image } = values.test
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: testMetadata(application, { name: testName(), weight: '0' }),
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
          // A quota may ask for every one of them.
          resources: {
            requests: { cpu: '10m', memory: '16Mi', 'ephemeral-storage': '16Mi' },
            limits: { cpu: '100m', memory: '32Mi', 'ephemeral-storage': '32Mi' },
          },
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

/** The workloads that the test opens a connection to, by key. */
export function testedKeys({ config: { workloads } }: Application): string[] {
  return Object.keys(workloads).filter((key) => kindOf(workloads[key]?.kind as string).connections.host)
}

/** The metadata of an object of the test; what has a smaller weight is there first. */
export function testMetadata(
  { config }: Application,
  { name, weight, namespace = release.namespace }: TestName,
): Tree<ObjectMeta> {
  return {
    name,
    namespace,
    labels: {
      ...testSelector(config.name),
      'app.kubernetes.io/part-of': config.name,
      'app.kubernetes.io/managed-by': release.service,
    },
    annotations: {
      'helm.sh/hook': 'test',
      'helm.sh/hook-weight': weight,
      'helm.sh/hook-delete-policy': 'before-hook-creation,hook-succeeded',
    },
  }
}

/** What tells the pod of the test from every other pod: no key of a workload has a dot. */
export function testSelector(application: string): Tree<Record<string, string>> {
  return {
    'app.kubernetes.io/name': application,
    'app.kubernetes.io/instance': release.name,
    'app.kubernetes.io/component': 'helm.test',
  }
}

interface TestName {
  readonly name: Text
  readonly weight: string
  readonly namespace?: Text
}

/** The name of the pod, and of the policy that lets it out. */
export function testName(): Text {
  return definition<string>('test-pod.name', join(release.name, '-test'), { path: 'name', limit: 63 })
}

/** One line for every address; one that does not answer, not even after a while, ends the test. */
function script(application: Application): Text {
  const lines = testedKeys(application).flatMap((key) => [
    'connect ',
    application.connection(key, 'host'),
    ' ',
    application.connection(key, 'port'),
    '; ',
  ])
  return join(CONNECT, ...lines, 'echo ok')
}

/** Some networks take a moment until a new policy holds, and refuse until then. */
const CONNECT =
  'connect() { echo "connecting to $1"; for try in 1 2 3 4 5; do nc -z -w 5 "$1" "$2" && return; sleep 2; done; exit 1; }; '
