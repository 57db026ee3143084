import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { KubernetesObject } from '../../src/index.ts'
import { exampleTargets } from '../support/examples.ts'
import { clear } from './clean.ts'
import { apply, request } from './cluster.ts'

/** What an account is asked to be allowed, as `kubectl auth can-i` writes it. */
const questions = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'].flatMap((verb) =>
  [
    ...['pods', 'pods/exec', 'secrets', 'configmaps', 'configmaps warung-kopi-shop', 'services', 'serviceaccounts'],
    ...[
      'deployments.apps',
      'jobs.batch',
      'roles.rbac.authorization.k8s.io',
      'nodes',
      'namespaces',
      'persistentvolumes',
    ],
  ].map((what) => `${verb} ${what}`),
)

/** The accounts that may do something; every other one may do nothing of it. */
const permitted: Readonly<Record<string, readonly string[]>> = {
  'warung-kopi-worker': ['get configmaps warung-kopi-shop', 'watch configmaps warung-kopi-shop'],
}

const relevant = ['Namespace', 'ServiceAccount', 'Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding']

describe.each(exampleTargets)('$example on $target', ({ bundle, target }) => {
  const objects = (bundle.manifests[target] as readonly KubernetesObject[]).filter(({ kind }) =>
    relevant.includes(kind),
  )
  const accounts = objects.filter(({ kind }) => kind === 'ServiceAccount').map(({ metadata }) => metadata)

  beforeAll(async () => {
    for (const object of objects) await apply(object)
  })

  afterAll(() => clear(objects))

  test.each(accounts)(
    '001-28 001-29 the account $name may do what its workload asked for, and nothing else',
    async (account) => {
      const { name, namespace = '' } = account as { name: string; namespace?: string }
      expect(await allowed(name, namespace, namespace)).toEqual(permitted[name] ?? [])
      expect(await allowed(name, namespace, 'kube-system')).toEqual([])
    },
  )

  test('every workload has an account of its own', () => {
    expect(new Set(accounts.map(({ name }) => name)).size).toBe(accounts.length)
    expect(accounts.length).toBeGreaterThan(1)
  })
})

async function allowed(account: string, home: string, namespace: string): Promise<string[]> {
  const user = `system:serviceaccount:${home}:${account}`
  const answers = await Promise.all(questions.map((question) => isAllowed(user, namespace, question)))
  return questions.filter((_, index) => answers[index])
}

/** What `kubectl auth can-i` asks. */
async function isAllowed(user: string, namespace: string, question: string): Promise<boolean> {
  const [verb, what = '', name] = question.split(' ')
  const [path = '', ...group] = what.split('.')
  const [resource, subresource] = path.split('/')
  const resourceAttributes = { namespace, verb, group: group.join('.'), resource, subresource, name }
  const groups = ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated']
  const { body } = await request('POST', '/apis/authorization.k8s.io/v1/subjectaccessreviews', {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SubjectAccessReview',
    spec: { user, groups, resourceAttributes },
  })
  return body.status.allowed
}
