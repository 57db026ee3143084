import type { Role, RoleBinding } from 'kubernetes-types/rbac/v1.js'
import type { Permission } from '../config/common-types.ts'
import type { PodValues } from '../config/pod-types.ts'
import type { Tree } from '../tree/nodes.ts'
import { metadata } from '../workloads/metadata.ts'
import type { WorkloadTrait } from './trait.ts'

/** What the pods of a workload may ask of the Kubernetes API, in its namespace: what the config says, and nothing else. */
export const permissions: WorkloadTrait<PodValues> = {
  values: 'image',
  build: (context) => {
    const { permissions = [] } = context.workload
    if (permissions.length === 0) return {}
    const role: Tree<Role> = {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: metadata(context),
      rules: permissions.map(rule),
    }
    const binding: Tree<RoleBinding> = {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: metadata(context),
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: context.name },
      subjects: [{ kind: 'ServiceAccount', name: context.name, namespace: context.namespace }],
    }
    return { role, binding }
  },
}

function rule({ groups = [''], resources, names, verbs }: Permission) {
  return {
    apiGroups: [...groups],
    resources: [...resources],
    ...(names ? { resourceNames: [...names] } : {}),
    verbs: [...verbs],
  }
}
