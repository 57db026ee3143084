/** Who runs a process. Without numbers: whoever runs the tests. */
export interface User {
  readonly uid?: number
  readonly gid?: number
}

const isRoot = process.getuid?.() === 0

/** The user of a pod, as its security context says: only root can run something as somebody else. */
export function userOf(context: { readonly runAsUser: number; readonly runAsGroup: number }): User {
  return isRoot ? { uid: context.runAsUser, gid: context.runAsGroup } : {}
}

/** nobody: never root, which PostgreSQL refuses, and with a name, which initdb asks for. The image gives the pod's user one. */
export const nobody: User = isRoot ? { uid: 65534, gid: 65534 } : {}
