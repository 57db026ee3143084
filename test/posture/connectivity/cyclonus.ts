import { join } from 'node:path'
import { inject } from 'vitest'
import type { KubernetesObject } from '../../../src/index.ts'
import { execute } from '../../tools/execute.ts'
import { temporaryFolder } from '../../tools/folder.ts'
import type { Question } from './declared.ts'
import type { Peer, Traffic } from './network.ts'

/** What policies allow beyond the declared edges (more) or refuse of them (less), as cyclonus sees it; nothing where they are equal. */
export async function differences(
  policies: readonly KubernetesObject[],
  questions: readonly Question[],
): Promise<string[]> {
  const answers = await ask(policies, questions)
  return questions.flatMap(({ from, to, port, declared }, index) => {
    if (answers[index] === declared) return []
    const what = `${port.protocol} ${port.number}${port.name && ` (${port.name})`}`
    return [`${declared ? 'less' : 'more'}: ${from.name} to ${to.name}, ${what}`]
  })
}

/** Whether each traffic is allowed, by the real cyclonus. */
async function ask(policies: readonly KubernetesObject[], traffics: readonly Traffic[]): Promise<boolean[]> {
  const list = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicyList', items: policies }
  const entries = traffics.map(({ from, to, port }) => {
    const { name: ResolvedPortName, number: ResolvedPort, protocol: Protocol } = port
    return { Source: peer(from), Destination: peer(to), ResolvedPort, ResolvedPortName, Protocol }
  })
  const folder = await temporaryFolder({
    'policies.yaml': JSON.stringify(list),
    'traffic.json': JSON.stringify(entries),
  })
  const paths = ['--policy-path', join(folder, 'policies.yaml'), '--traffic-path', join(folder, 'traffic.json')]
  const { code, stdout, stderr } = await execute(inject('judges').cyclonus, [
    'analyze',
    '--mode',
    'query-traffic',
    ...paths,
  ])
  const answers = [...stdout.matchAll(/^\|\s+IS ALLOWED\?\s+\|\s+(TRUE|FALSE)\s/gm)].map(([, word]) => word === 'TRUE')
  // It also exits with 0 when it cannot read its files.
  if (code !== 0 || answers.length !== traffics.length)
    throw new Error(`cyclonus exited with ${code}: ${stderr}${stdout.slice(-500)}`)
  return answers
}

function peer({ ip: IP, namespace, namespaceLabels = {}, labels = {} }: Peer): object {
  const Internal = namespace && { PodLabels: labels, NamespaceLabels: namespaceLabels, Namespace: namespace }
  return { IP, Internal: Internal ?? null }
}
