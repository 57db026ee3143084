import { describe, expect, it } from 'vitest'

import { found, shop } from './situation.ts'

const code = 'session-in-memory'

describe(code, () => {
  it('000-54 warns of sessions in the memory of several pods', () => {
    expect(found(code, shop({ replicas: 2, env: { SESSION_STORE: 'memory' } }))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.app.env.SESSION_STORE',
        message: 'app runs with up to 2 pods, and SESSION_STORE (memory) keeps sessions in each of them',
        reason:
          'the next request may reach another pod, which does not know the session: people are logged out, carts are empty',
        remedy:
          'keep sessions where every pod finds them, in Redis or in the database, or in a signed token (JWT); or run one pod',
      },
    ])
  })

  it('000-54 counts the pods of an autoscaler', () => {
    const autoscaling = { enabled: true, maxReplicas: 4 }
    expect(found(code, shop({ autoscaling, env: { SESSION_DRIVER: 'file' } }))).toMatchObject([
      { path: 'workloads.app.env.SESSION_DRIVER', message: expect.stringContaining('up to 4 pods') },
    ])
  })

  it('000-54 reads ConfigMaps, as a whole and by key', () => {
    const configMaps = { session: { data: { SERVER_SERVLET_SESSION_PERSISTENT: 'true', store: 'none' } } }
    const path = 'configMaps.session.data.SERVER_SERVLET_SESSION_PERSISTENT'
    expect(found(code, shop({ replicas: 2, envFrom: [{ configMap: 'session' }] }, {}, { configMaps }))).toMatchObject([
      { path },
    ])
    const env = { SPRING_SESSION_STORE_TYPE: { configMap: 'session', key: 'store' } }
    expect(found(code, shop({ replicas: 2, env }, {}, { configMaps }))).toMatchObject([
      { path: 'configMaps.session.data.store' },
    ])
    expect(found(code, shop({ replicas: 2 }, {}, { configMaps }))).toEqual([])
  })

  it('000-54 accepts one pod, a store for all pods, and other variables', () => {
    expect(found(code, shop({ replicas: 1, env: { SESSION_STORE: 'memory' } }))).toEqual([])
    expect(found(code, shop({ replicas: 2, env: { SESSION_STORE: 'redis' } }))).toEqual([])
    expect(found(code, shop({ replicas: 2, env: { CACHE_STORE: 'memory' } }))).toEqual([])
  })
})
