/** Where a command goes: "" where kubectl's own namespace is the right one. */
export type Namespace = string

/** A kubectl command in a namespace; what a pod is to run stands after it. */
export function kubectl(namespace: Namespace, command: string, inPod?: string): string {
  const flag = namespace === '' ? '' : ` -n ${namespace}`
  return `kubectl ${command}${flag}${inPod === undefined ? '' : ` -- ${inPod}`}`
}

/** A helm command in a namespace. */
export function helm(namespace: Namespace, command: string): string {
  return `helm ${command}${namespace === '' ? '' : ` -n ${namespace}`}`
}
