import { describe, expect, it } from 'vitest'
import type { KubernetesVersion } from '../../src/config/types.ts'
import { found, shop } from './situation.ts'

const code = 'kubernetes-version'
const on = (kubernetesVersion: KubernetesVersion, apiVersion: string, kind: string) =>
  found(code, shop(), { kubernetesVersion, objects: [{ apiVersion, kind, metadata: { name: 'one' } }] })

describe(code, () => {
  it('finds an API that the target does not have any more', () => {
    expect(on('1.37', 'networking.k8s.io/v1beta1', 'ServiceCIDR')).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'ServiceCIDR/one',
        message: 'Kubernetes 1.37 has no ServiceCIDR of networking.k8s.io/v1beta1: one',
        reason: 'the API server refuses it: no matches for kind',
        remedy: 'write networking.k8s.io/v1',
      },
    ])
    expect(on('1.36', 'networking.k8s.io/v1beta1', 'ServiceCIDR')).toEqual([])
  })

  it('finds an API that the target does not have yet', () => {
    expect(on('1.35', 'admissionregistration.k8s.io/v1', 'MutatingAdmissionPolicy')).toMatchObject([
      { remedy: 'write a MutatingWebhookConfiguration, or set kubernetesVersion to 1.36 or newer' },
    ])
    expect(on('1.36', 'admissionregistration.k8s.io/v1', 'MutatingAdmissionPolicy')).toEqual([])
  })

  it.each(['1.34', '1.35', '1.36', '1.37'] as const)('finds every generated object in Kubernetes %s', (version) => {
    const config = shop({
      route: { kind: 'ingress' },
      autoscaling: { enabled: true },
      disruptionBudget: { enabled: true },
    })
    expect(found(code, config, { kubernetesVersion: version })).toEqual([])
    expect(on(version, 'batch/v1beta1', 'CronJob')).toHaveLength(1)
  })
})
