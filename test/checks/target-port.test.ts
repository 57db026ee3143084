import { describe, expect, it } from 'vitest'
import type { KubernetesObject } from '../../src/kubernetes/objects.ts'
import { found, shop } from './situation.ts'

const code = 'target-port'
const selector = { 'app.kubernetes.io/component': 'app' }

function service(port: { port: number; targetPort?: string | number }): KubernetesObject {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name: 'metrics' }, spec: { selector, ports: [port] } }
}

describe(code, () => {
  it('000-09 finds a target port that no container has', () => {
    expect(found(code, shop(), { objects: [service({ port: 9090, targetPort: 'metrics' })] })).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'Service/metrics',
        message: 'the Service metrics sends port 9090 to metrics, and shop-app has no such port',
        reason: 'every connection to the Service would be refused',
        remedy: 'use one of the ports of its containers: http (8080)',
      },
    ])
  })

  it('000-09 takes the port itself where no target is said', () => {
    const [finding] = found(code, shop(), { objects: [service({ port: 9090 })] })
    expect(finding?.message).toBe('the Service metrics sends port 9090 to 9090, and shop-app has no such port')
  })

  it('000-09 says what to do where the pods declare no port', () => {
    const labels = { app: 'quiet' }
    const pods = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'quiet' } }
    const template = { metadata: { labels }, spec: { containers: [{ name: 'quiet' }] } }
    const quiet = { ...service({ port: 80 }), spec: { selector: labels, ports: [{ port: 80 }] } }
    expect(found(code, shop(), { objects: [quiet, { ...pods, spec: { template } }] })).toMatchObject([
      { remedy: 'declare the port in its container' },
    ])
  })

  it('000-09 accepts a port by its name and by its number', () => {
    const objects = [service({ port: 80, targetPort: 'http' }), service({ port: 80, targetPort: 8080 })]
    expect(found(code, shop(), { objects: [...objects, service({ port: 8080 })] })).toEqual([])
  })
})
