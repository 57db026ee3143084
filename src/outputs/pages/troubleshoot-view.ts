import { clientService, type DataHolder, databasesOf } from './databases.ts'
import { type ConfigMapFacts, rollsOut, type TargetFacts, type WorkloadFacts } from './facts.ts'
import { connect } from './inside.ts'
import { kubectl, type Namespace } from './kubectl.ts'
import { blocksFor, type PageScope } from './page-scope.ts'
import { dataPath, shellWord } from './text.ts'
import { blocks } from './variants.ts'

/** What does not work, and how one sees why. */
export function troubleshootView(scope: PageScope) {
  const { targets, namespace } = scope
  const [first] = targets
  return {
    podTrouble: (first?.workloads ?? []).map(({ key, title }) => ({
      name: title,
      blocks: blocksFor(scope, key, podLines),
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
function podLines({ controller, name, selector, schedule }: WorkloadFacts, namespace: Namespace): string[] {
  const list = kubectl(namespace, `get pods -l ${selector}`)
  if (schedule) return [kubectl(namespace, `describe ${controller} ${name}`), list]
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

function databaseTrouble(target: TargetFacts, database: DataHolder, namespace: Namespace) {
  const { name, port } = clientService(database) as { name: string; port: number }
  return {
    name: database.name,
    title: database.data.title,
    serviceName: name,
    service: [
      kubectl(namespace, `get service ${name}`),
      kubectl(namespace, `get endpointslices -l kubernetes.io/service-name=${name}`),
    ],
    ping: [kubectl(namespace, `exec ${database.reference}`, database.data.ping)],
    callers: target.workloads
      .filter((caller) => caller.needs.includes(database.key) && rollsOut(caller))
      .map((caller) => ({ name: caller.name, lines: connect(target, caller, { namespace, name, port }) })),
    addresses: target.configMaps.flatMap((configMap) => addressLines(configMap, { namespace, name })),
  }
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
