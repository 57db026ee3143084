import { grouped, once } from '../once.ts'
import type { Reviewed } from './finding.ts'
import { mostPods, type Scaled } from './pod-numbers.ts'

/** A workload that mounts a claim of the config. */
export interface ClaimUser {
  readonly claim: string
  readonly key: string
  /** Where the config says it. */
  readonly path: string
  /** How many pods mount it at most; on every node one. */
  readonly pods: number
}

/** Who mounts each claim that not every node may mount at once; one that the user has made is not known. */
export const claimUsers = once((reviewed: Reviewed): ReadonlyMap<string, readonly ClaimUser[]> => {
  const { config, target } = reviewed
  const users = Object.entries(config.workloads).flatMap(([key, workload]) => {
    const path = `workloads.${key}`
    const pods =
      workload.kind === 'daemon' ? Number.POSITIVE_INFINITY : mostPods(target.values.workloads[key] as Scaled)
    const mounted = Object.entries(workload.volumes ?? {}).flatMap(([name, { claim }]) =>
      claim === undefined ? [] : [{ claim, key, path: `${path}.volumes.${name}.claim`, pods }],
    )
    const { claim: copies } = (workload.kind === 'cron' && workload.backup) || {}
    return copies === undefined ? mounted : [...mounted, { claim: copies, key, path: `${path}.backup.claim`, pods }]
  })
  const forOne = ({ claim }: ClaimUser) => {
    const { accessMode, existingClaim } = target.values.claims[claim] ?? {}
    return accessMode !== 'ReadWriteMany' && existingClaim === ''
  }
  return grouped(users.filter(forOne), ({ claim }) => claim)
})
