/** A kind of command that cannot be run on the test bed. */
export interface Exception {
  readonly command: RegExp
  /** What it needs that is not there. */
  readonly reason: string
  /** What of it can be run nevertheless. */
  readonly instead?: (command: string) => string
}

/** All commands of the runbook that are not run, or not in full. The first line that fits counts. */
export const exceptions: readonly Exception[] = [
  { command: /^npx k8s-kit generate$/, reason: 'no command to a cluster: test/docs runs it' },
  { command: /^kubectl create secret tls$/, reason: 'a certificate, and the arguments that the page leaves out' },
  { command: /^kubectl logs /, reason: 'what a container has printed' },
  { command: /^kubectl exec /, reason: 'a program in a container' },
  { command: /^ALTER ROLE /, reason: 'a running PostgreSQL' },
  { command: /^ls -l "\$COPY"$/, reason: 'a file that a container would have sent' },
  { command: /^kubectl port-forward /, reason: 'a connection to a container' },
  { command: /^kubectl top /, reason: 'metrics of containers' },
  { command: /^for request in .* curl /, reason: 'an application that answers' },
  {
    command: /^kubectl debug -it /,
    reason: 'a container that starts in a running pod; that it may be added is tried',
    instead: (command) => command.replace(' -it ', ' '),
  },
  { command: / https:\/\/github\.com\/kubernetes-sigs\/metrics-server/, reason: 'a download from the internet' },
  { command: /helm\.cattle\.io\/v1/, reason: 'a kind of k3s, which its controller knows' },
  { command: /sudo /, reason: 'root on this machine, or on a node' },
  { command: /^(KIND_EXPERIMENTAL_PROVIDER=podman )?kind /, reason: 'kind, and containers that are its nodes' },
  { command: /^(docker|podman) exec /, reason: 'a container that is a node' },
  { command: /^minikube /, reason: 'minikube' },
  { command: /^go install sigs\.k8s\.io\/cloud-provider-kind/, reason: 'a download from the internet' },
  { command: /^cloud-provider-kind$/, reason: 'cloud-provider-kind, and containers that are nodes' },
]

/** Why a command is not run; nothing where it is. */
export function exceptionFor(command: string): Exception | undefined {
  return exceptions.find((exception) => exception.command.test(command))
}
