import type { KubernetesObject } from '../../kubernetes/objects.ts'
import type { Locale } from '../../localized.ts'
import type { Claim } from '../../topology/claims.ts'
import { numbered } from '../plain.ts'
import { otherWaysIn } from './access.ts'
import { saveLine } from './copy-view.ts'
import { clientService, databasesOf } from './databases.ts'
import { rollsOut, type TargetFacts } from './facts.ts'
import { installWays, pathsOf, removeWays, upgrade } from './install.ts'
import { kubectl } from './kubectl.ts'
import { sharedOf } from './limits-view.ts'
import type { PageTarget } from './page-targets.ts'
import { createSecret, secretsFrom, watchExternal } from './prepare-secrets.ts'
import { anchor, markdownCode, markdownList } from './text.ts'
import type { PageWords } from './words.ts'

/** What the page is asked for beside a target. */
export interface PageContext {
  readonly folder: string
  readonly locale: Locale
  readonly words: PageWords
  /** The target of the same environment that tells of the other ways in already; "" for none. */
  readonly othersAt: string
  /** Whether the page is about one target. */
  readonly only: boolean
}

/** The part of one target: everything that the template of that part says. */
export function targetView(target: PageTarget, context: PageContext) {
  const { name, namespace } = target
  const heading = `${context.words.target} ${name}`
  const paths = pathsOf(target, context.folder)
  const own = { ...preparation(target), ...removal(target, paths.files) }
  return {
    name,
    namespace,
    heading,
    anchor: anchor(heading),
    open: context.only,
    madeFrom: target.output.presets.map((preset) => preset.name).join(' + '),
    ...overview(target),
    files: numbered(target.output.files).map(({ fileName, file }) => ({
      name: fileName,
      objects: file.objects.map(({ kind, metadata }) => `${kind} ${markdownCode(metadata.name)}`).join(', '),
    })),
    ...own,
    install: installWays(target, paths, context.words),
    eachFile: paths.files.map((file) => `kubectl apply -f ${file}`),
    wait: rolloutStatus(target, namespace),
    access: target.access.entrances.map((entrance, index) => ({
      name: entrance.workload.name,
      ways: entrance.ways,
      others: index === 0 && !context.othersAt ? otherWaysIn(target, entrance, context.locale) : [],
    })),
    notes: target.access.notes,
    othersAt: context.othersAt,
    othersAnchor: anchor(`${context.words.target} ${context.othersAt}`),
    upgrade: upgrade(target, paths),
    remove: removeWays(target, paths, context.words),
  }
}

/** What waits for the pods of every workload that rolls out. */
export function rolloutStatus(target: TargetFacts, namespace: string): string[] {
  const place = (own: string) => (own === target.namespace ? namespace : own)
  return target.workloads
    .filter(rollsOut)
    .map(({ reference, namespace: own }) => kubectl(place(own), `rollout status ${reference} --timeout=10m`))
}

/** The row of a target in the table of all targets. */
function overview(target: PageTarget) {
  const addresses = target.access.entrances.map(({ workload, ways: [way] }) => {
    const service = clientService(workload)
    const through = workload.route ? workload.route.kind : service?.type
    return `${way?.url ? markdownCode(way.url) : markdownCode(workload.name)} (${through})`
  })
  const claims = target.workloads.flatMap((workload) => workload.claims)
  return {
    entrances: addresses.join('<br>') || '-',
    claims: markdownList(claims.map((claim) => claim.name)) || '-',
    secretNames: target.secrets.map(({ name, source }) => `${markdownCode(name)} (${source})`).join('<br>') || '-',
  }
}

/** What comes before the installation. */
function preparation(target: PageTarget) {
  const { namespace } = target
  const existing = secretsFrom(target, 'existing')
  const external = secretsFrom(target, 'external')
  const { clusterSteps: cluster, volumeSteps: volumes } = target.access
  const tlsSecrets = new Set(target.workloads.flatMap(({ route }) => (route?.tlsSecret ? [route.tlsSecret] : [])))
  return {
    preparation: existing.length + external.length + cluster.length + volumes.length + tlsSecrets.size > 0,
    cluster,
    volumes,
    namespaceLines: existing.length > 0 && namespace !== 'default' ? [`kubectl create namespace ${namespace}`] : [],
    existingSecrets: markdownList(existing.map((secret) => secret.name)),
    createSecrets: existing.map((secret) => createSecret(namespace, secret)),
    externalSecrets: external.map((secret) => ({
      name: secret.name,
      storeKind: secret.storeKind,
      store: markdownCode(secret.store),
      path: markdownCode(secret.path),
      lines: watchExternal(namespace, secret),
    })),
    tlsSecrets: markdownList([...tlsSecrets]),
    developmentSecrets: markdownList(secretsFrom(target, 'development').map(({ name }) => name)),
  }
}

/** What is said and typed when a target goes. */
function removal(target: TargetFacts, files: readonly string[]) {
  const { namespace, workloads } = target
  const claims = workloads.flatMap((workload) => workload.claims)
  const kept = claims.filter((claim) => claim.origin === 'template' && claim.kept)
  const lost = claims.filter((claim) => claim.origin !== 'existing' && !claim.kept)
  const made = secretsFrom(target, 'existing')
  return {
    namespaceHeld: namespace !== 'default',
    sharedObjects: markdownList(sharedOf(target).map(({ metadata }) => metadata.name)),
    dump: databasesOf(target)
      .filter(({ data }) => data.copies)
      .map((holder) => saveLine(holder, holder.namespace)),
    removeEach: deletions(target, files).reverse(),
    keptClaims: names(kept),
    removeClaims: [kubectl(namespace, `delete persistentvolumeclaim ${kept.map(({ name }) => name).join(' ')}`)],
    lostClaims: names(lost),
    folders: markdownList(target.volumes.map(({ folder }) => folder)),
    removeCluster: clusterRemovers[target.environment?.cluster?.clusterConfig ?? ''] ?? [],
    removeSecrets: made.map(({ name }) => kubectl(namespace, `delete secret ${name}`)),
  }
}

/** File by file; of the one that holds the namespace, everything but the namespace. */
function deletions({ namespace, output }: TargetFacts, files: readonly string[]): string[] {
  const [first] = output.files
  const isHeld = ({ kind, metadata }: KubernetesObject) => kind === 'Namespace' && metadata.name === namespace
  if (!first?.objects.some(isHeld)) return files.map((file) => `kubectl delete -f ${file}`)
  const single = first.objects
    .filter((object) => !isHeld(object))
    .map(({ kind, metadata }) => kubectl(metadata.namespace ?? '', `delete ${kind.toLowerCase()} ${metadata.name}`))
  return [...single, ...files.slice(1).map((file) => `kubectl delete -f ${file}`)]
}

/** What removes a cluster as a whole, with all that is in it. */
const clusterRemovers: Readonly<Record<string, readonly string[]>> = { kind: ['kind delete cluster'] }

function names(claims: readonly Claim[]): string {
  return markdownList(claims.map(({ name }) => name))
}
