import { describe, expect, it } from 'vitest'
import { type Config, type RenderOptions, render } from '../../src/index.ts'
import { readYaml } from '../../src/yaml/read.ts'

/** What is found in a file: the path of each finding, and its line and column. */
function places(text: string, options: RenderOptions = {}) {
  const { data, source } = readYaml(text, 'shop.yaml')
  const { findings } = render(data as Config, { formats: [], source, ...options })
  return findings.map(({ path, position }) => {
    return [path, position ? `${position.file}:${position.line}:${position.column}` : undefined]
  })
}

const shop = `name: shop
workloads:
  app:
    kind: web
    image: shop/app:1.0.0
    autoscaling: { enabled: true, minReplicas: 2, maxReplicas: 3 }
`

describe('a finding of a config from a file', () => {
  it('has the place of its key, or of what is nearest around a key that is not written', () => {
    const text = shop.replace('minReplicas: 2', 'minReplicas: 6')
    expect(places(`${text}    resources: { requests: { cpu: "" } }\n`)).toEqual([
      ['workloads.app.autoscaling.minReplicas', 'shop.yaml:6:35'],
      ['workloads.app.resources.requests.cpu', 'shop.yaml:7:30'],
      ['workloads.app.autoscaling.enabled', 'shop.yaml:6:20'],
    ])
    expect(places(shop.replace('shop/app:1.0.0', 'shop/app'))).toContainEqual(['workloads.app.image', 'shop.yaml:5:5'])
    expect(places('name: shop\nworkloads: { db: { kind: postgres, storage: { mode: existing } } }\n')).toEqual([
      ['workloads.db.storage.existingClaim', 'shop.yaml:2:36'],
      ['workloads.db', 'shop.yaml:2:14'],
    ])
  })

  it('has that of the override that said the value', () => {
    const override = 'workloads: { app: { autoscaling: { maxReplicas: 1, minReplicas: 9 } } }'
    const targets = `targets:\n  live:\n    overrides: { ${override} }\n`
    expect(places(shop + targets)).toContainEqual(['workloads.app.autoscaling.minReplicas', 'shop.yaml:9:69'])
  })

  it('has none where the file says nothing of it', () => {
    const previous = { live: { 'PersistentVolumeClaim/default/old': {} } }
    const targets = 'targets: { live: {} }\n'
    expect(places(`name: shop\nworkloads: {}\n${targets}`, { previous })).toEqual([
      ['PersistentVolumeClaim/old', undefined],
    ])
    expect(places('workloads: {}\nname: shop\ntest: { image: { tag: "" } }\n')).toEqual([
      ['test.image', 'shop.yaml:3:9'],
    ])
  })

  it('has none without a file', () => {
    const config = { name: 'shop', workloads: { app: { kind: 'web', image: 'shop/app:latest' } } } as const
    expect(render(config, { formats: [] }).findings.map((finding) => 'position' in finding)).toEqual([false])
  })
})
