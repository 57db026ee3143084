import type { NetworkPolicy } from 'kubernetes-types/networking/v1.js'
import { nameQuestions, namespacePeer, policyPorts } from '../../traits/network-policy.ts'
import { isTrue, join, release, when } from '../../tree/constructors.ts'
import type { Text, Tree } from '../../tree/nodes.ts'
import { portsOf } from '../../workloads/application.ts'
import type { Application, WorkloadContext } from '../../workloads/kind.ts'
import { testedKeys, testMetadata, testName, testSelector } from './test-pod.ts'

/** Before the pod. */
const WEIGHT = '-5'

/**
 * While the test runs, its pod is let out to what it tests, and let in there: the other policies deny it. They come and go with
 * the pod.
 */
export function testPolicies(application: Application): Tree<NetworkPolicy>[] {
  const tested = testedKeys(application).map((key) => application.context(key))
  const enabled = isTrue(application.values.networkPolicies.enabled)
  return [wayOut(application, tested), ...tested.map((context) => wayIn(application, context))].map((policy) =>
    when<NetworkPolicy>(enabled, policy),
  ) as Tree<NetworkPolicy>[]
}

function wayOut(application: Application, tested: readonly WorkloadContext[]): Tree<NetworkPolicy> {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: testMetadata(application, { name: testName(), weight: WEIGHT }),
    spec: {
      podSelector: { matchLabels: testSelector(application.config.name) },
      policyTypes: ['Egress'],
      egress: [
        nameQuestions(application),
        ...tested.map((context) => ({
          to: [inNamespaceOf(context, context.namespace, context.selector)],
          ports: policyPorts(portsOf(application, context.key)),
        })),
      ],
    },
  } as Tree<NetworkPolicy>
}

function wayIn(application: Application, context: WorkloadContext): Tree<NetworkPolicy> {
  const { name, namespace, selector, key } = context
  const pod = inNamespaceOf(context, release.namespace, testSelector(application.config.name))
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: testMetadata(application, { name: join(name, '-helm-test'), weight: WEIGHT, namespace }),
    spec: {
      podSelector: { matchLabels: selector },
      policyTypes: ['Ingress'],
      ingress: [{ from: [pod], ports: policyPorts(portsOf(application, key)) }],
    },
  } as Tree<NetworkPolicy>
}

/** Pods on the other side; their namespace is said where the workload has one of its own. */
function inNamespaceOf({ workload }: WorkloadContext, namespace: Text, labels: Tree<Record<string, string>>) {
  const pods = { podSelector: { matchLabels: labels } }
  return workload.ownNamespace ? { ...namespacePeer(namespace), ...pods } : pods
}
