import { describe, expect, it } from 'vitest'
import type { WebConfig } from '../../src/config/web-types.ts'
import { found, shop } from './situation.ts'

const code = 'claim-of-several-pods'
const mounting = (app: Partial<WebConfig>, claim: object = {}) =>
  shop({ volumes: { files: { claim: 'files', mountPath: '/files' } }, ...app }, {}, { claims: { files: claim } })
const agent = {
  kind: 'daemon',
  image: 'shop/agent:1.0.0',
  volumes: { files: { claim: 'files', mountPath: '/files' } },
} as const

describe(code, () => {
  it('refuses several pods with one claim', () => {
    expect(found(code, mounting({ replicas: 2 }))).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'workloads.app.volumes.files.claim',
        message: 'up to 2 pods of app mount the claim files, which is ReadWriteOnce',
        reason: 'a pod on another node waits for ever in ContainerCreating: Multi-Attach error',
        remedy:
          'set claims.files.accessMode to ReadWriteMany with a StorageClass that has it, such as NFS, or run one pod',
      },
    ])
  })

  it('refuses a pod on every node with one claim', () => {
    expect(
      found(code, shop({}, {}, { claims: { files: { accessMode: 'ReadWriteOncePod' } }, workloads: { agent } })),
    ).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'workloads.agent.volumes.files.claim',
        message: 'one pod of agent on every node mounts the claim files, which is ReadWriteOncePod',
        reason: 'a pod on another node waits for ever in ContainerCreating: Multi-Attach error',
        remedy:
          'set claims.files.accessMode to ReadWriteMany with a StorageClass that has it, such as NFS, or run one pod',
      },
    ])
  })

  it('counts the pods of an autoscaler', () => {
    expect(found(code, mounting({ autoscaling: { enabled: true, maxReplicas: 2 } }))).toHaveLength(1)
  })

  it('accepts one pod, a claim for many, and one that the user has made', () => {
    expect(found(code, mounting({ replicas: 1 }))).toEqual([])
    expect(found(code, mounting({ replicas: 2 }, { accessMode: 'ReadWriteMany' }))).toEqual([])
    expect(found(code, mounting({ replicas: 2 }, { existingClaim: 'nfs' }))).toEqual([])
  })
})
