import { describe, expect, test } from 'vitest'
import { exampleConfig } from '../../src/generated/example.ts'
import { builtInPresets } from '../../src/generated/presets.ts'
import { prepare } from '../../src/prepare.ts'

const words = {
  replicas: expect.any(Number),
  image: { pullPolicy: expect.any(String) },
  resources: {
    requests: { cpu: expect.any(String), memory: expect.any(String) },
    limits: { memory: expect.any(String) },
  },
  probes: { startup: { failureThreshold: expect.any(Number) }, readiness: {}, liveness: {} },
  autoscaling: { enabled: expect.any(Boolean) },
  disruptionBudget: { enabled: expect.any(Boolean) },
  spread: { nodes: expect.any(Boolean), zones: expect.any(Boolean) },
}

describe.each(['development', 'staging', 'production'])('%s', (name) => {
  const tier = builtInPresets[name]

  test('says everything that a service level is asked', () => {
    expect(tier?.kinds?.web).toMatchObject(words)
    expect(tier?.kinds?.postgres).toMatchObject({ replicas: 1, image: words.image, resources: words.resources })
  })
})

test('only a local environment makes development literal', () => {
  expect(builtInPresets.development?.kinds?.secret).toBeUndefined()
  const source = (presets: string[]) => prepare(exampleConfig, { presets }).targets[0]?.values.secrets.secret?.source
  expect(source(['kind'])).toBe('development')
  expect(source(['development'])).toBe('existing')
  expect(source(['kind', 'staging'])).toBe('existing')
  expect(source(['kind', 'production'])).toBe('existing')
})

test('from staging on the StorageClass makes the volume', () => {
  const mode = (tier: string) => prepare(exampleConfig, { presets: ['k3s', tier] }).targets[0]?.values.workloads.db
  expect(mode('development')).toMatchObject({ storage: { mode: 'static' } })
  expect(mode('staging')).toMatchObject({ storage: { mode: 'claimTemplates', className: 'local-path' } })
  expect(mode('production')).toMatchObject({ storage: { mode: 'claimTemplates', className: 'local-path' } })
})
