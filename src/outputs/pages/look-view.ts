import { everythingLines } from './everything.ts'
import type { TargetFacts, WorkloadFacts } from './facts.ts'
import { helm, kubectl, type Namespace } from './kubectl.ts'
import { blocksFor, namespaceBlocks, type PageScope } from './page-scope.ts'
import { rolloutStatus } from './target-view.ts'
import { dataPath, markdownCode, markdownList, shellWord } from './text.ts'
import { blocks, variants } from './variants.ts'

/** Secrets, status, logs and configuration: what one looks at. */
export function lookView(scope: PageScope) {
  const { targets, namespace } = scope
  const secrets = targets.flatMap((target) => target.secrets)
  const [first] = targets
  return {
    hasSecrets: secrets.length > 0,
    secrets: secretRows(scope),
    namespaces: namespaceBlocks(scope),
    everything: blocks(targets, (target) => everythingLines(target, namespace)),
    status: blocks(targets, (target) => statusLines(target, namespace)),
    hasClaims: targets.some(({ workloads }) => workloads.some(({ claims }) => claims.length > 0)),
    helmTest: first?.workloads.some(({ services }) => services.length > 0)
      ? [helm(namespace, `test ${first.release}`)]
      : [],
    logs: (first?.workloads ?? []).map(({ key, title }) => ({ name: title, blocks: blocksFor(scope, key, logLines) })),
    configMapLines: blocks(targets, (target) => configMapLines(target, namespace)),
    secretLines: blocks(targets, (target) => secretLines(target, namespace)),
  }
}

function statusLines(target: TargetFacts, namespace: Namespace): string[] {
  const { workloads, configMaps, secrets, volumes, release } = target
  const get = (kind: string, names: readonly string[]) =>
    names.length > 0 ? [kubectl(namespace, `get ${kind} ${names.join(' ')}`)] : []
  const claims = workloads.flatMap((workload) => workload.claims)
  const external = secrets.filter(({ source }) => source === 'external')
  return [
    ...rolloutStatus(target, namespace),
    ...[namespace, ...target.ownNamespaces].map((place) =>
      kubectl(place, `get pods -l app.kubernetes.io/instance=${release} -o wide`),
    ),
    ...get(
      'service',
      workloads.flatMap(({ services }) => services.map(({ name }) => name)),
    ),
    kubectl(namespace, `get endpointslices -l app.kubernetes.io/instance=${release}`),
    ...get(
      'configmap',
      configMaps.map(({ name }) => name),
    ),
    ...get(
      'externalsecret',
      external.map(({ name }) => name),
    ),
    ...get(
      'secret',
      secrets.map(({ name }) => name),
    ),
    ...get(
      'persistentvolumeclaim',
      claims.map(({ name }) => name),
    ),
    ...(volumes.length > 0 ? [`kubectl get persistentvolume ${volumes.map(({ name }) => name).join(' ')}`] : []),
  ]
}

/** What runs by the clock has no log of its own: each run has one. */
function logLines({ reference, selector, schedule, otherContainers }: WorkloadFacts, namespace: Namespace): string[] {
  const own = [
    `logs ${reference}`,
    `logs -f ${reference}`,
    ...otherContainers.map((container) => `logs ${reference} -c ${container}`),
  ]
  const commands = [`describe ${reference}`, ...(schedule ? [] : own), `logs -l ${selector} --prefix --tail=20`]
  return commands.map((command) => kubectl(namespace, command))
}

function configMapLines({ configMaps }: TargetFacts, namespace: Namespace): string[] {
  return configMaps.map(({ name }) => kubectl(namespace, `get configmap ${name} -o yaml`))
}

function secretLines({ secrets }: TargetFacts, namespace: Namespace): string[] {
  return secrets.flatMap(({ name, keys }) => [
    kubectl(namespace, `get secret ${name} -o yaml`),
    ...keys.map(
      (key) => `${kubectl(namespace, `get secret ${name} -o jsonpath=${shellWord(dataPath(key))}`)} | base64 -d`,
    ),
  ])
}

/** A row for each way that a Secret comes about. */
function secretRows({ targets }: PageScope) {
  const keys = [...new Set(targets.flatMap(({ secrets }) => secrets.map(({ key }) => key)))]
  return keys.flatMap((key) =>
    variants(targets, ({ secrets }) => {
      const secret = secrets.find((candidate) => candidate.key === key)
      if (!secret) return undefined
      const { name, source, store, storeKind, readers } = secret
      return {
        name,
        keys: markdownList(secret.keys),
        existing: source === 'existing',
        external: source === 'external',
        sealed: source === 'sealed',
        development: source === 'development',
        storeKind,
        store: markdownCode(store),
        readers: readers.map(({ controller, title }) => markdownCode(`${controller}/${title}`)).join(', ') || '-',
      }
    }),
  )
}
