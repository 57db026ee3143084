import { type Locale, localized } from '../../localized.ts'
import type { Claim } from '../../topology/claims.ts'
import { clientService, type DataHolder, databasesOf } from './databases.ts'
import { requestFlow } from './diagram.ts'
import type { TargetFacts, WorkloadFacts } from './facts.ts'
import { markdownCode, markdownList } from './text.ts'
import { variants } from './variants.ts'

/** What is deployed, and the way of a request through it. */
export function deployedView(targets: readonly TargetFacts[], locale: Locale) {
  const [first] = targets
  const parts = first?.workloads ?? []
  return {
    parts: parts.map((part) => partView(part, parts)),
    diagrams: variants(targets, (target) => {
      const lines = requestFlow(target, locale)
      return lines.length > 0 ? lines : undefined
    }),
    databases: first ? databasesOf(first).map(databaseView) : [],
    stateful: parts.filter(isStateful).map(databaseView),
    storage: parts.filter(isStateful).flatMap(({ key }) => variants(targets, (target) => storageView(target, key))),
    restarts: first ? databasesOf(first).map((holder) => restartView(holder, locale)) : [],
    mounted: parts
      .filter((part) => !isStateful(part))
      .flatMap(({ key }) => variants(targets, (target) => mountedView(target, key))),
  }
}

function partView(workload: WorkloadFacts, all: readonly WorkloadFacts[]) {
  const { key, controller, name, title, container, image, services, needs } = workload
  return {
    key,
    runsAs: markdownCode(`${controller}/${name === title ? name : `${title}-<digest>`}`),
    container: `${markdownCode(container)}: ${markdownCode(image)}`,
    services: markdownList(services.map((service) => `${service.name}:${service.port}`)) || '-',
    needs: markdownList(all.filter((other) => needs.includes(other.key)).map((other) => other.name)) || '-',
  }
}

function databaseView(workload: WorkloadFacts) {
  const { name, reference, dataFolder, services } = workload
  const { name: service, port } = clientService(workload) ?? { name, port: 0 }
  const headless = services.find((candidate) => candidate.headless)?.name ?? ''
  return { name, reference, dataFolder, service, port, headless }
}

function isStateful({ controller }: WorkloadFacts): boolean {
  return controller === 'statefulset'
}

/** What a restart does to the data of a workload. */
function restartView({ name, claims, data: { restart } }: DataHolder, locale: Locale) {
  return { name, text: localized(claims.length > 0 ? restart.kept : restart.lost, locale) }
}

/** The claims that a workload mounts which makes none itself. */
function mountedView({ workloads }: TargetFacts, key: string) {
  const { reference = '', claims = [] } = workloads.find((workload) => workload.key === key) ?? {}
  if (claims.length === 0) return undefined
  return {
    names: claims.map(({ name, size }) => markdownCode(name) + (size && ` (${size})`)).join(', '),
    reference,
    existing: claims.every(({ origin }) => origin === 'existing'),
  }
}

/** How the claims of a workload come about: the four modes. */
function storageView({ workloads }: TargetFacts, key: string) {
  const claims = workloads.find((workload) => workload.key === key)?.claims ?? []
  const [claim] = claims
  if (!claim) return undefined
  const is = (origin: Claim['origin'], volume: boolean) => claim.origin === origin && Boolean(claim.volume) === volume
  return {
    names: markdownList(claims.map(({ name }) => name)),
    volumes: markdownList(claims.map(({ volume }) => volume)),
    template: is('template', false),
    static: is('file', true),
    file: is('file', false),
    existing: claim.origin === 'existing',
  }
}
