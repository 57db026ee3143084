import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'metrics-server'
const config = shop({ autoscaling: { enabled: true } })
const how = { en: 'run minikube addons enable metrics-server', id: 'jalankan minikube addons enable metrics-server' }
const environment = { cluster: { title: 'Minikube', metricsServer: how } }

describe(code, () => {
  it('000-50 says how metrics-server comes into the cluster', () => {
    expect(found(code, config, { environment })).toEqual([
      {
        code,
        severity: 'info',
        target: 'test',
        path: 'workloads.app.autoscaling.enabled',
        message: 'the autoscaler of app needs metrics-server, which not every cluster has',
        reason: 'without it kubectl get hpa shows <unknown> and the number of pods stays as it is',
        remedy: 'run minikube addons enable metrics-server',
      },
    ])
  })

  it('says it in the language of the config, and in general where the environment is unknown', () => {
    const [indonesian] = found(code, { ...config, locale: 'id' }, { environment })
    expect(indonesian?.remedy).toBe('jalankan minikube addons enable metrics-server')
    expect(found(code, config)).toMatchObject([{ remedy: 'install metrics-server into the cluster' }])
  })

  it('000-50 says nothing where it is bundled, nor without an autoscaler', () => {
    expect(found(code, config, { environment: { name: 'k3s' } })).toEqual([])
    expect(found(code, shop(), { environment })).toEqual([])
  })
})
