import { describe, expect, it } from 'vitest'
import type { KubernetesObject } from '../../src/kubernetes/objects.ts'
import type { Plain } from '../../src/yaml/write.ts'
import { found, shop } from './situation.ts'

const code = 'liveness-stricter-than-startup'
const slow = { probes: { startup: { timeoutSeconds: 5 }, liveness: { timeoutSeconds: 3 } } }
const probed = (probes: object, initContainers: Plain[] = []): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'agent' },
  spec: { initContainers, containers: [{ name: 'agent', ...probes }] },
})

describe(code, () => {
  it('001-34 warns of a liveness probe that wants a quicker answer than startup', () => {
    expect(found(code, shop(slow))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.app.probes.liveness',
        message: 'liveness of shop-app (container app) wants an answer in 3 s, and startup accepts one that takes 5 s',
        reason: 'a program that answers as slowly as at its start is restarted again and again',
        remedy: 'set timeoutSeconds of workloads.app.probes.liveness to at least 5',
      },
    ])
  })

  it('001-34 warns of a liveness probe that nothing holds back at the start', () => {
    expect(found(code, shop(), { objects: [probed({ livenessProbe: { initialDelaySeconds: 29 } })] })).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'Pod/agent',
        message:
          'agent (container agent) has a liveness probe and no startup probe: it is restarted 59 s after its start',
        reason: 'a slow start, of a JVM or on a busy node, never comes to its end',
        remedy: 'give it a startupProbe that asks the same with a larger failureThreshold',
      },
    ])
  })

  it('001-34 accepts equal patience, and a liveness probe that waits a minute by itself', () => {
    expect(found(code, shop({ probes: { startup: { timeoutSeconds: 5 }, liveness: { timeoutSeconds: 5 } } }))).toEqual(
      [],
    )
    expect(found(code, shop(), { objects: [probed({ livenessProbe: { initialDelaySeconds: 30 } })] })).toEqual([])
    expect(found(code, shop(), { objects: [probed({})] })).toEqual([])
    const unhurried = { startupProbe: {}, livenessProbe: { timeoutSeconds: 1 } }
    expect(found(code, shop(), { objects: [probed(unhurried)] })).toEqual([])
  })

  it('001-34 looks at sidecars as well', () => {
    const sidecar = { name: 'proxy', restartPolicy: 'Always', livenessProbe: {} }
    const objects = [probed({}, [sidecar])]
    expect(found(code, shop(), { objects })).toMatchObject([
      { message: expect.stringContaining('agent (container proxy)') },
    ])
  })
})
