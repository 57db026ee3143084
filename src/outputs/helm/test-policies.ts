import type { NetworkPolicy } from 'kubernetes-types/networking/v1.js'
import { nameQuestions, namespacePeer, policyPorts } from '../../traits/network-policy.ts'
import { isTrue, join, release, when } from '../../tree/constructors.ts'
import type { Text, Tree } from '../../tree/nodes.ts'
import { foreignPeer, portsOf } from '../../workloads/application.ts'
import type { Application, WorkloadContext } from '../../workloads/kind.ts'
import { testedKeys, testMetadata, testSelector } from './test-pod.ts'

/** With a dot, which no workload has in its name. */
const NAME = '.helm-test'

/** Before the pod. */
const WEIGHT = '-5'

/**
 * While the test runs, its pod is let out to what it tests, and let in there: the other policies deny it. They come and go with
 * the pod.
 */
export function testPolicies(application: Application): Tree<NetworkPolicy>[] {
  const tested = testedKeys(application).map((key) => application.context(key))
  const enabled = isTrue(application.values.networkPolicies.enabled)
  const policies = [wayOut(application, tested), ...tested.flatMap((context) => wayIn(application, context))]
  return policies.map((policy) => when<NetworkPolicy>(enabled, policy)) as Tree<NetworkPolicy>[]
}

function wayOut(application: Application, tested: readonly WorkloadContext[]): Tree<NetworkPolicy> {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: testMetadata(application, { name: join(release.name, NAME), weight: WEIGHT }),
    spec: {
      podSelector: { matchLabels: testSelector(application.config.name) },
      policyTypes: ['Egress'],
      egress: [
        nameQuestions(application),
        ...tested.map((context) => ({
          to: [foreignPeer(application, context.key) ?? inNamespaceOf(context, context.namespace, context.selector)],
          ports: policyPorts(portsOf(application, context.key)),
        })),
      ],
    },
  } as Tree<NetworkPolicy>
}

/** Nothing where what answers is outside of the cluster. */
function wayIn(application: Application, context: WorkloadContext): Tree<NetworkPolicy>[] {
  const { name, namespace, selector, key } = context
  const foreign = foreignPeer(application, key) as { readonly podSelector?: object } | undefined
  if (foreign && !foreign.podSelector) return []
  const pod = inNamespaceOf(context, release.namespace, testSelector(application.config.name))
  const policy = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: testMetadata(application, { name: join(name, NAME), weight: WEIGHT, namespace }),
    spec: {
      podSelector: foreign?.podSelector ?? { matchLabels: selector },
      policyTypes: ['Ingress'],
      ingress: [{ from: [pod], ports: policyPorts(portsOf(application, key)) }],
    },
  }
  return [policy as Tree<NetworkPolicy>]
}

/** Pods on the other side; their namespace is said where the workload has one of its own. */
function inNamespaceOf({ workload }: WorkloadContext, namespace: Text, labels: Tree<Record<string, string>>) {
  const pods = { podSelector: { matchLabels: labels } }
  return workload.ownNamespace ? { ...namespacePeer(namespace), ...pods } : pods
}
