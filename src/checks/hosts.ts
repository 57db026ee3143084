import { once } from '../once.ts'
import { kindOf } from '../workloads/application.ts'
import type { ConnectionFormat } from '../workloads/kind.ts'
import { type Found, ownerOf, servicesByName } from './find-objects.ts'
import type { Reviewed } from './finding.ts'
import { type PlainText, plainTexts } from './texts.ts'

/** A literal text that names a Service of the target as a host. */
export interface NamedHost extends PlainText {
  readonly host: string
  readonly service: Found<'v1/Service'>
  /** What to write for the address of the Service's workload, such as `{ connection: db, format: jdbc }`. */
  readonly connection: string
  /** Whether the host is all that the text says: it might also be another name that reads alike. */
  readonly alone: boolean
}

/** Where a ConfigMap or an environment variable names a Service of the target by its literal name. */
export const namedHosts = once((reviewed: Reviewed): NamedHost[] => {
  const services = servicesByName(reviewed)
  return plainTexts(reviewed).flatMap((plain) =>
    hostsOf(plain.text).flatMap((host) =>
      namesIn(host, reviewed.target.namespace)
        .flatMap((name) => services.get(name) ?? [])
        .map((service) => {
          const connection = connectionFor(reviewed, service, plain.text)
          return { ...plain, host, service, connection, alone: host === plain.text }
        }),
    ),
  )
})

const AUTHORITY = /\/\/([^/?#\s]+)/g
const HOST = /^(?:[^@]*@)?([A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?)(?::[0-9]+)?$/

/** The hosts of the URLs in a text, of a list of `host:port`, or of a text that is a host and nothing else. */
function hostsOf(text: string): string[] {
  const authorities = text.includes('//')
    ? [...text.matchAll(AUTHORITY)].map(([, authority]) => authority as string)
    : []
  const lists = authorities.length > 0 ? authorities : [text]
  const hosts = lists.flatMap((list) => list.split(',')).map((item) => HOST.exec(item.trim())?.[1])
  return [...new Set(hosts.filter((host) => host !== undefined))]
}

/**
 * The names of Services that a host may be the address of: `db`, `db.<namespace>`, `db.<namespace>.svc` and the full name
 * are the Service `db`; `db.elsewhere` is another's.
 */
function namesIn(host: string, namespace: string): string[] {
  const ends = ['', '.svc', '.svc.cluster', '.svc.cluster.local'].map((end) => `.${namespace}${end}`)
  return [host, ...ends.filter((end) => host.endsWith(end)).map((end) => host.slice(0, -end.length))]
}

function connectionFor(reviewed: Reviewed, service: Found<'v1/Service'>, text: string): string {
  const key = ownerOf(reviewed, service) ?? service.metadata.name
  const kind = reviewed.config.workloads[key]?.kind
  const wanted: ConnectionFormat = text.startsWith('jdbc:') ? 'jdbc' : text.includes('://') ? 'url' : 'host'
  const known = kind === undefined || kindOf(kind).connections[wanted] !== undefined
  return `{ connection: ${key}, format: ${known ? wanted : 'host'} }`
}
