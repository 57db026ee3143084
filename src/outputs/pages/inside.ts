import type { TargetFacts, WorkloadFacts } from './facts.ts'
import { kubectl, type Namespace } from './kubectl.ts'

/** A port to open, and the namespace of the pod that opens it. */
export interface Connection {
  readonly namespace: Namespace
  readonly name: string
  readonly port: number
}

/** Opens a port from inside a pod of a workload. */
export function connect(target: TargetFacts, from: WorkloadFacts, { namespace, name, port }: Connection): string[] {
  return insidePod(target, from, { namespace, command: `nc -zv -w 5 ${name} ${port}` })
}

/** A container with tools, in the network of a pod: the policies that hold for the pod hold for it. */
export function insidePod(
  target: TargetFacts,
  { selector, container }: WorkloadFacts,
  { namespace, command }: { readonly namespace: Namespace; readonly command: string },
): string[] {
  const running = `get pods -l ${selector} --field-selector=status.phase=Running -o name`
  const debug = `debug -it "$POD" --image=${toolImage(target)} --target=${container} --profile=restricted`
  return [`POD=$(${kubectl(namespace, running)} | head -n 1)`, kubectl(namespace, debug, command)]
}

/** A small image with a shell: the one that the test of the chart uses. */
function toolImage({ output }: TargetFacts): string {
  const { repository, tag, digest } = output.values.test.image
  return digest ? `${repository}@${digest}` : `${repository}:${tag}`
}
