import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { KubernetesObject } from '../../../src/index.ts'
import { parseManifests } from '../../tools/manifests.ts'
import { differences } from './cyclonus.ts'
import { type Declarations, questionsOf } from './declared.ts'

const all = parseManifests(readFileSync(join(import.meta.dirname, 'shop.yaml'), 'utf8')) as KubernetesObject[]
const policies = all.filter(({ kind }) => kind === 'NetworkPolicy')

const declarations: Declarations = {
  workloads: {
    front: { dependsOn: ['back'] },
    back: { dependsOn: ['db'] },
    db: { exposure: { namespaces: ['reports'] } },
    backup: { backup: { of: 'db' }, permissions: [{}] },
    agent: { exposure: { namespaces: ['monitoring'] } },
  },
  values: {
    networkPolicies: {
      enabled: true,
      ingressNamespace: 'traefik',
      dns: { namespace: 'kube-system', app: 'kube-dns', port: 53, nodeCache: '' },
    },
    workloads: { back: { egress: { internet: true } } },
  },
  objects: all,
}
const questions = questionsOf(declarations)

/** The policies with pieces of their text replaced, each given as policy, old and new; as JSON, without spaces. */
function changed(...changes: readonly (readonly [name: string, from: string, to: string])[]): KubernetesObject[] {
  return policies.map((policy) => {
    const own = changes.filter(([name]) => name === policy.metadata.name)
    const text = own.reduce((text, [, from, to]) => {
      expect(text.split(from), from).toHaveLength(2)
      return text.replace(from, to)
    }, JSON.stringify(policy))
    return JSON.parse(text)
  })
}

describe('the judgement of policies', () => {
  test('finds nothing in policies that are right', async () => {
    expect(questions.filter(({ leaves, enters }) => leaves && enters).length).toBeGreaterThan(20)
    expect(await differences(policies, questions)).toEqual([])
  })

  test('takes what no policy speaks of as allowed', async () => {
    const found = await differences([], questions)
    expect(found).toHaveLength(questions.filter(({ leaves = true, enters }) => !leaves || !enters).length)
  })

  test.each([
    [
      'one end of an edge is missing, where it begins',
      changed(['front', '"app.kubernetes.io/component":"back"', '"x":"y"']),
      [
        'less: front to back, TCP 8080 (http)',
        'less: front to back, UDP 8125 (stats)',
        'less: front to back, TCP 9901 (admin)',
      ],
    ],
    [
      'one end of an edge is missing, where it ends',
      changed(['db', '"back",', '']),
      ['less: back to db, TCP 5432 (postgres)'],
    ],
    [
      'a workload may connect that does not depend on it',
      changed(
        ['db', '"back",', '"back","front",'],
        ['front', '"app.kubernetes.io/component":"back"', '"app.kubernetes.io/component":"db"'],
        ['front', '{"port":"http"},{', '{"port":5432},{'],
      ),
      expect.arrayContaining(['more: front to db, TCP 5432 (postgres)']),
    ],
    [
      'it lets one in that does not depend on it, though that one cannot come',
      changed(['db', '"back",', '"back","front",']),
      ['more where it ends: front to db, TCP 5432 (postgres)'],
    ],
    [
      'it may go where it is not let in',
      changed(['front', '{"port":9901}', '{"port":9901},{"port":4242}']),
      ['more where it begins: front to back, TCP 4242'],
    ],
    [
      'a port is open that is not declared',
      changed(['front', '"port":9901', '"port":4242'], ['back', '"port":9901', '"port":4242']),
      ['less: front to back, TCP 9901 (admin)', 'more: front to back, TCP 4242'],
    ],
    [
      'the ports of an edge are not named',
      changed(['agent', ',"ports":[{"port":"metrics"}]', '']),
      ['more: a pod of monitoring to agent, TCP 4242'],
    ],
    [
      'names are asked for by UDP alone',
      changed(['default', ',{"protocol":"TCP","port":53}', '']),
      ['front', 'back', 'db', 'backup'].map((name) => `less: ${name} to DNS, TCP 53`),
    ],
    [
      'every pod of the namespace of DNS may be asked',
      changed(['agent', ',"podSelector":{"matchLabels":{"k8s-app":"kube-dns"}}', '']),
      ['more: agent to a pod beside DNS, UDP 53', 'more: agent to a pod beside DNS, TCP 53'],
    ],
    [
      'any namespace may come as the ingress controller',
      changed(['back', '{"matchLabels":{"kubernetes.io/metadata.name":"traefik"}}', '{}']),
      [
        ...['back', 'db', 'backup', 'agent'].map((name) => `more where it ends: ${name} to back, TCP 8080 (http)`),
        'more: a pod elsewhere to back, TCP 8080 (http)',
        'more where it ends: a stranger beside it to back, TCP 8080 (http)',
      ],
    ],
    [
      'the controller is let in from another namespace',
      changed(['back', '"traefik"', '"ingress-nginx"']),
      ['less: the ingress controller to back, TCP 8080 (http)'],
    ],
    [
      'the world includes the pods of the cluster',
      changed(['back', '"10.0.0.0/8",', '']),
      expect.arrayContaining(['more: back to a pod elsewhere, TCP 443', 'more: back to a pod beside DNS, TCP 53']),
    ],
    [
      'the world is closed',
      changed(['back', '"0.0.0.0/0"', '"10.0.0.0/8"']),
      ['less: back to the internet, TCP 443', 'less: back to the internet, TCP 80'],
    ],
    [
      'a LoadBalancer is open to the namespace only',
      changed(['front', '[{"ports":[{"port":"http"}]}]', '[{"from":[{"podSelector":{}}],"ports":[{"port":"http"}]}]']),
      [
        'less where it ends: agent to front, TCP 3000 (http)',
        'less: a pod elsewhere to front, TCP 3000 (http)',
        'less: the internet to front, TCP 3000 (http)',
        'less: the ingress controller to front, TCP 3000 (http)',
      ],
    ],
    [
      'the API server is not reached',
      changed(['backup', '192.168.49.2', '192.168.49.3']),
      ['less: backup to the API server, TCP 6443'],
    ],
    [
      'a namespace that is named cannot come in',
      changed(['db', '"reports"', '"finance"']),
      ['less: a pod of reports to db, TCP 5432 (postgres)'],
    ],
    [
      'a workload has no policy for what comes in',
      policies.filter(({ metadata }) => metadata.name !== 'agent'),
      expect.arrayContaining([
        'more: the internet to agent, TCP 9100 (metrics)',
        'more: agent to the internet, TCP 443',
      ]),
    ],
  ])('says so when %s', async (_, broken, expected) => {
    expect(await differences(broken, questions)).toEqual(expected)
  })
})
