import { every, type Loose, type Objects, type Rule } from './rule.ts'

const ungrouped = [
  'Namespace',
  'PersistentVolume',
  'StorageClass',
  'PriorityClass',
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
]
const labels = ['name', 'instance', 'part-of', 'managed-by'].map((label) => `app.kubernetes.io/${label}`)
const podSecurity = 'pod-security.kubernetes.io/enforce'
const roles = 'Role ClusterRole'

/** What the cluster knows of the application: names, rights, limits. */
export const clusterRules: readonly Rule[] = [
  {
    id: 'namespace',
    what: 'each object is in a namespace of its own, never in default',
    check: everyObject(
      ({ kind, metadata }) => ungrouped.includes(kind) || !['', 'default'].includes(metadata.namespace ?? ''),
    ),
  },
  {
    id: 'labels',
    what: 'each object in a namespace has the labels by which tools find an application',
    check: everyObject(
      ({ kind, metadata }) => ungrouped.includes(kind) || labels.every((label) => metadata.labels?.[label]),
    ),
  },
  {
    id: 'pod-security',
    what: 'each namespace enforces the level restricted, at a version',
    check: every(
      'Namespace',
      ({ metadata }) =>
        metadata.labels?.[podSecurity] === 'restricted' && /^v1\.\d+$/.test(metadata.labels[`${podSecurity}-version`]),
    ),
  },
  {
    id: 'no-wildcard',
    what: 'no role may do everything',
    check: every(roles, (role) =>
      rulesOf(role).every(
        ({ verbs, resources, apiGroups = [] }) => ![...verbs, ...resources, ...apiGroups].includes('*'),
      ),
    ),
  },
  {
    id: 'no-secrets',
    what: 'no role may read Secrets',
    check: every(roles, (role) => rulesOf(role).every(({ resources }) => !resources.includes('secrets'))),
  },
  {
    id: 'no-exec',
    what: 'no role may run commands in pods',
    check: every(roles, (role) =>
      rulesOf(role).every(
        ({ resources }) => !resources.some((name: string) => /^pods\/(exec|attach|portforward)$/.test(name)),
      ),
    ),
  },
  {
    id: 'no-new-rights',
    what: 'no role may give itself more rights',
    check: every(roles, (role) =>
      rulesOf(role).every(
        ({ verbs }) => !verbs.some((verb: string) => ['bind', 'escalate', 'impersonate'].includes(verb)),
      ),
    ),
  },
  {
    id: 'no-admin',
    what: 'nobody is made an administrator',
    check: every(
      'RoleBinding ClusterRoleBinding',
      ({ roleRef }) => !['admin', 'cluster-admin', 'edit'].includes(roleRef.name),
    ),
  },
  {
    id: 'limit-range',
    what: 'a LimitRange says defaults, and the most and the least',
    check: every('LimitRange', ({ spec }) =>
      spec.limits.every(
        (limit: Loose) =>
          limit.type !== 'Container' ||
          ['max', 'min', 'default', 'defaultRequest'].every((side) => limit[side]?.cpu && limit[side]?.memory),
      ),
    ),
  },
  {
    id: 'quota',
    what: 'a ResourceQuota bounds CPU and memory',
    check: every('ResourceQuota', ({ spec }) =>
      ['requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'].every((key) => spec.hard[key]),
    ),
  },
]

function everyObject(holds: (object: Loose) => boolean): Rule['check'] {
  return (objects: Objects) =>
    objects.filter((object) => !holds(object)).map(({ kind, metadata }) => `${kind} ${metadata.name}`)
}

function rulesOf({ rules }: Loose): Loose[] {
  return rules ?? []
}
