import { join } from 'node:path'
import { inject } from 'vitest'
import type { KubernetesObject } from '../../../src/index.ts'
import { execute } from '../../tools/execute.ts'
import { temporaryFolder } from '../../tools/folder.ts'
import type { Question } from './declared.ts'
import type { Peer, Traffic } from './network.ts'

/** What policies allow beyond the declarations (more) or refuse of them (less), as cyclonus sees it; nothing where they are equal. */
export async function differences(policies: Objects, questions: readonly Question[]): Promise<string[]> {
  const [whole, leaving, entering] = await Promise.all(
    [policies, ofType('Egress', policies), ofType('Ingress', policies)].map((some) => ask(some, questions)),
  )
  return questions.flatMap((question, index) => {
    const { leaves, enters } = question
    const told = (where: string, declared: boolean, answer?: boolean) =>
      answer === declared ? [] : [`${declared ? 'less' : 'more'}${where}: ${described(question)}`]
    if (leaves === undefined) return told(' where it ends', enters, entering?.[index])
    const all = told('', leaves && enters, whole?.[index])
    if (all.length > 0) return all
    return [...told(' where it begins', leaves, leaving?.[index]), ...told(' where it ends', enters, entering?.[index])]
  })
}

/** One end of each policy alone: an end that is too open must not be hidden by the other one. */
function ofType(type: 'Ingress' | 'Egress', policies: Objects): Objects {
  return policies.flatMap((policy) => {
    const { policyTypes, ...spec } = policy.spec as { readonly policyTypes: readonly string[] }
    const other = type === 'Ingress' ? 'egress' : 'ingress'
    return policyTypes.includes(type) ? [{ ...policy, spec: { ...spec, [other]: [], policyTypes: [type] } }] : []
  })
}

type Objects = readonly KubernetesObject[]

function described({ from, to, port: { protocol, number, name } }: Traffic): string {
  return `${from.name} to ${to.name}, ${protocol} ${number}${name && ` (${name})`}`
}

/** Whether each traffic is allowed, by the real cyclonus. */
async function ask(policies: Objects, traffics: readonly Traffic[]): Promise<boolean[]> {
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
