import { clientService, databaseCommands, databasesOf } from './databases.ts'
import type { ConfigMapFacts, TargetFacts, WorkloadFacts } from './facts.ts'
import { kubectl, type Namespace } from './kubectl.ts'
import type { PageScope } from './page-scope.ts'
import { dataPath, shellWord } from './text.ts'
import { blocks } from './variants.ts'

/** What does not work, and how one sees why. */
export function troubleshootView({ targets, namespace }: PageScope) {
  const [first] = targets
  return {
    podTrouble: (first?.workloads ?? []).map((workload) => ({
      name: workload.name,
      lines: podLines(workload, namespace),
    })),
    databaseTrouble: first ? databasesOf(first).map((database) => databaseTrouble(first, database, namespace)) : [],
    claimTrouble: blocks(targets, (target) => claimLines(target, namespace)),
    claimTables: [
      kubectl(namespace, `get persistentvolumeclaim -o custom-columns=${claimColumns}`),
      `kubectl get persistentvolume -o custom-columns=${volumeColumns}`,
      'kubectl get storageclass',
    ],
    volumeRelease: blocks(targets, ({ volumes }) =>
      volumes.map(
        ({ name }) =>
          `kubectl patch persistentvolume ${name} --type=json -p '[{"op":"remove","path":"/spec/claimRef"}]'`,
      ),
    ),
    externalNames: targets.some(({ secrets }) => secrets.some(({ source }) => source === 'external')),
  }
}

const claimColumns = columns({
  CLAIM: 'metadata.name',
  STATUS: 'status.phase',
  CLASS: 'spec.storageClassName',
  MODES: 'spec.accessModes',
  SIZE: 'spec.resources.requests.storage',
})
const volumeColumns = columns({
  VOLUME: 'metadata.name',
  STATUS: 'status.phase',
  CLASS: 'spec.storageClassName',
  MODES: 'spec.accessModes',
  SIZE: 'spec.capacity.storage',
  CLAIM: 'spec.claimRef.name',
})

function columns(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([title, path]) => `${title}:.${path}`)
    .join(',')
}

/** The newest pod is the one that does not start; a StatefulSet's has a name that is known. */
function podLines({ controller, name, selector }: WorkloadFacts, namespace: Namespace): string[] {
  if (controller === 'cronjob') return [kubectl(namespace, `describe cronjob ${name}`)]
  const list = kubectl(namespace, `get pods ${selector ? `-l ${selector}` : `-l job-name=${name}`}`)
  const known = controller === 'statefulset'
  return [
    list,
    ...(known ? [] : [`POD=$(${list} --sort-by=.metadata.creationTimestamp -o name | tail -n 1)`]),
    ...[`describe ${known ? `pod/${name}-0` : '"$POD"'}`, ...logs(known ? `pod/${name}-0` : '"$POD"')].map((command) =>
      kubectl(namespace, command),
    ),
  ]
}

function logs(pod: string): string[] {
  return [`logs ${pod} --all-containers`, `logs ${pod} --all-containers --previous`]
}

function databaseTrouble(target: TargetFacts, database: WorkloadFacts, namespace: Namespace) {
  const { name, port } = clientService(database) as { name: string; port: number }
  const commands = databaseCommands(database)
  return {
    name: database.name,
    title: commands?.title ?? '',
    serviceName: name,
    service: [
      kubectl(namespace, `get service ${name}`),
      kubectl(namespace, `get endpointslices -l kubernetes.io/service-name=${name}`),
    ],
    ping: [kubectl(namespace, `exec ${database.reference}`, commands?.ping(name, port))],
    callers: target.workloads
      .filter(({ needs, selector }) => needs.includes(database.key) && selector)
      .map((caller) => ({ name: caller.name, lines: probeLines(target, caller, { namespace, name, port }) })),
    addresses: target.configMaps.flatMap((configMap) => addressLines(configMap, { namespace, name })),
  }
}

/** A container with tools, in the network of the caller's pod: the rules that hold for the caller hold for it. */
function probeLines(
  target: TargetFacts,
  caller: WorkloadFacts,
  { namespace, name, port }: { namespace: Namespace; name: string; port: number },
): string[] {
  const find = kubectl(namespace, `get pods -l ${caller.selector} -o name`)
  const debug = `debug -it "$POD" --image=${toolImage(target)} --target=${caller.container} --profile=restricted`
  return [`POD=$(${find} | head -n 1)`, kubectl(namespace, debug, `nc -zv -w 5 ${name} ${port}`)]
}

/** A small image with a shell: the one that the test of the chart uses. */
export function toolImage({ output }: TargetFacts): string {
  const { repository, tag, digest } = output.values.test.image
  return digest ? `${repository}@${digest}` : `${repository}:${tag}`
}

/** The keys of a ConfigMap that name the Service. */
function addressLines(
  { name: configMap, data }: ConfigMapFacts,
  { namespace, name }: { namespace: Namespace; name: string },
): string[] {
  const found = Object.keys(data).filter((key) => data[key]?.includes(`${name}:`) || data[key] === name)
  return found.map((key) => kubectl(namespace, `get configmap ${configMap} -o jsonpath=${shellWord(dataPath(key))}`))
}

function claimLines({ workloads, volumes }: TargetFacts, namespace: Namespace): string[] {
  const claims = workloads.flatMap((workload) => workload.claims.map(({ name }) => name))
  if (claims.length === 0) return []
  return [
    kubectl(namespace, `describe persistentvolumeclaim ${claims.join(' ')}`),
    ...volumes.map(({ name }) => `kubectl describe persistentvolume ${name}`),
  ]
}
