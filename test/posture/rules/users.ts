import { every, everyContainer, everyPod, type Loose, type Objects, type Owner, ownersOf, type Rule } from './rule.ts'

/** Who the processes run as, and what they are given of the cluster. */
export const userRules: readonly Rule[] = [
  {
    id: 'run-as-non-root',
    what: 'each container says that it does not run as root',
    check: everyContainer(({ securityContext }) => securityContext?.runAsNonRoot === true),
  },
  {
    id: 'high-user',
    what: 'each container runs as a user above 10000, whom no node has',
    check: everyContainer(({ securityContext }) => (securityContext?.runAsUser ?? 0) > 10000),
  },
  {
    id: 'high-group',
    what: 'each container runs in a group above 10000, which no node has',
    check: everyContainer(({ securityContext }) => (securityContext?.runAsGroup ?? 0) > 10000),
  },
  {
    id: 'own-account',
    what: 'each pod has a ServiceAccount of its own, which is there',
    check: everyPod((owner, objects) => accountOf(owner, objects) !== undefined),
  },
  {
    id: 'account-not-shared',
    what: 'no two workloads share a ServiceAccount',
    check: everyPod((owner, objects) => {
      return ownersOf(objects).filter((other) => accountName(other) === accountName(owner)).length === 1
    }),
  },
  {
    id: 'account-without-token',
    what: 'no ServiceAccount hands out its token by itself',
    check: every('ServiceAccount', ({ automountServiceAccountToken }) => automountServiceAccountToken === false),
  },
  {
    id: 'pod-without-token',
    what: 'a pod gets the token of its ServiceAccount only if that may do something',
    check: everyPod((owner, objects) => {
      return owner.template.spec?.automountServiceAccountToken === false || isBound(owner, objects)
    }),
  },
]

function accountName({ namespace, template }: Owner): string {
  return `${namespace}/${template.spec?.serviceAccountName ?? 'default'}`
}

function accountOf(owner: Owner, objects: Objects): Loose {
  return objects.find(({ kind, metadata }) => {
    return (
      kind === 'ServiceAccount' &&
      metadata.name !== 'default' &&
      `${metadata.namespace}/${metadata.name}` === accountName(owner)
    )
  })
}

function isBound(owner: Owner, objects: Objects): boolean {
  return objects.some(({ kind, metadata, ...binding }: Loose) => {
    if (!/RoleBinding$/.test(kind)) return false
    return binding.subjects.some(
      ({ namespace = metadata.namespace, name }: Loose) => `${namespace}/${name}` === accountName(owner),
    )
  })
}
