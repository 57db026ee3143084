import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Config, explain, KitError, type Preset, type SourceMap } from '../../src/index.ts'
import { readYaml } from '../../src/yaml/read.ts'

const file = join(import.meta.dirname, '../../examples/belajar/k8s-kit.config.yaml')
const { data, source } = readYaml(readFileSync(file, 'utf8'), 'k8s-kit.config.yaml')
const belajar = data as Config
const options = source ? { source } : {}

function layersOf(path: string, target: string, config = belajar) {
  const { targets } = explain(config, path, { ...options, targets: [target] })
  return targets[0]?.layers
}

describe('a value', () => {
  test('is described, with what it may be', () => {
    const { about, description, allowed } = explain(belajar, 'workloads.app.replicas', options)
    const integer = { type: 'integer', minimum: 0, maximum: 1000, default: 1 }
    expect({ about, description, allowed }).toEqual({
      about: 'value',
      description: 'How many pods run.',
      allowed: integer,
    })
  })

  test('has a row for each target', () => {
    const { targets } = explain(belajar, 'workloads.app.replicas', options)
    expect(Object.fromEntries(targets.map(({ target, value }) => [target, value]))).toMatchObject({
      kind: 1,
      staging: 2,
      production: 3,
    })
  })

  test('comes from the last layer that says it; overrides and config with their place in the file', () => {
    const route = { path: 'workloads.app.route.host', value: '' }
    expect(layersOf('workloads.app.route.host', 'k3s-ingress')).toEqual([
      { layer: 'default', ...route },
      {
        layer: 'overrides',
        path: 'targets.k3s-ingress.overrides.workloads.app.route.host',
        value: 'belajar.local',
        position: { file: 'k8s-kit.config.yaml', line: 56, column: 35 },
      },
    ])
    expect(layersOf('workloads.db.storage.size', 'kind')?.at(-1)).toEqual({
      layer: 'config',
      path: 'workloads.db.storage.size',
      value: '1Gi',
      position: { file: 'k8s-kit.config.yaml', line: 25, column: 16 },
    })
  })

  test('of a built-in preset names it, and how it calls the value', () => {
    expect(layersOf('workloads.app.replicas', 'production')?.at(-1)).toEqual({
      layer: 'preset',
      preset: { name: 'production', family: 'tier' },
      path: 'kinds.web.replicas',
      value: 3,
    })
    expect(layersOf('environment', 'production')?.at(-1)).toMatchObject({ preset: { name: 'k3s' }, path: 'name' })
  })

  test('of a preset of the user names its file and the place in it, by kind or by key', () => {
    const text =
      'name: team\nfamily: tier\ndescription: Ours.\nkinds:\n  web: { replicas: 4 }\nworkloads:\n  app: { port: 81 }\n'
    const preset = readYaml(text, './team.yaml')
    const config: Config = {
      name: 'shop',
      workloads: { app: { kind: 'web', image: 'shop/app:1' } },
      targets: { live: { presets: ['./team.yaml'] }, other: { presets: ['production'] } },
    }
    const own = {
      presetLibrary: { './team.yaml': preset.data as Preset },
      presetSources: { './team.yaml': preset.source as SourceMap },
    }
    const last = (path: string) => explain(config, path, own).targets.map(({ layers }) => layers.at(-1))
    expect(last('workloads.app.replicas')[0]).toEqual({
      layer: 'preset',
      preset: { name: 'team', family: 'tier' },
      file: './team.yaml',
      path: 'kinds.web.replicas',
      value: 4,
      position: { file: './team.yaml', line: 5, column: 10 },
    })
    expect(last('workloads.app.port')[0]).toMatchObject({ path: 'workloads.app.port', position: { line: 7 } })
    expect(last('workloads.app.replicas')[1]).not.toHaveProperty('file')
  })

  test('of an open map may have dots in its key', () => {
    const labels = { 'example.com/team': 'kopi' }
    const config: Config = { name: 'shop', workloads: { app: { kind: 'web', image: 'shop/app:1', labels } } }
    const { about, targets } = explain(config, 'workloads.app.labels.example.com/team')
    expect(about).toBe('value')
    expect(targets[0]).toMatchObject({
      value: 'kopi',
      uses: expect.arrayContaining([
        expect.objectContaining({ kind: 'Service', field: 'metadata.labels["example.com/team"]', form: 'value' }),
      ]),
    })
  })

  test('that may be a secret is told by its length alone', () => {
    const text = JSON.stringify([
      explain(belajar, 'secrets.secret.development.POSTGRES_PASSWORD', options),
      explain(belajar, 'secrets.secret', options),
      explain(belajar, 'secrets', options),
    ])
    expect(text).toContain('19 characters')
    expect(text).not.toContain('belajar-development')
  })
})

describe('what a value turns into', () => {
  const usesIn = (path: string, target: string) =>
    explain(belajar, path, { ...options, targets: [target] }).targets[0]?.uses.map(
      ({ kind, name, field, form, needs }) => [kind, name, field, form, ...(needs ? [needs] : [])],
    )

  test('is a field of an object', () => {
    expect(usesIn('workloads.app.replicas', 'production')).toEqual([
      ['Deployment', 'app-belajar', 'spec.replicas', 'value'],
    ])
  })

  test('is a text, a digest, or whether there is an object at all', () => {
    expect(usesIn('configMaps.config.data.POSTGRES_DB', 'kind')).toEqual([
      ['ConfigMap', 'belajar-config', 'data.SPRING_DATASOURCE_URL', 'text'],
      ['ConfigMap', 'belajar-config', 'data.POSTGRES_DB', 'value'],
      ['StatefulSet', 'db-belajar', 'spec.template.metadata.annotations["checksum/config"]', 'digest'],
      ['Deployment', 'app-belajar', 'spec.template.metadata.annotations["checksum/config"]', 'digest'],
    ])
    expect(usesIn('workloads.app.autoscaling.enabled', 'kind')).toEqual([
      ['Deployment', 'app-belajar', 'spec.replicas', 'condition'],
      ['HorizontalPodAutoscaler', 'app-belajar', '', 'condition'],
    ])
  })

  test('that is not there says what it stands under', () => {
    const needs = 'workloads.app.service.type is "NodePort" and workloads.app.service.nodePort is set'
    expect(usesIn('workloads.app.service.nodePort', 'k3s')).toContainEqual([
      'Service',
      'app-belajar',
      'spec.ports[0].nodePort',
      'value',
      needs,
    ])
    expect(usesIn('workloads.app.service.nodePort', 'kind')).toContainEqual([
      'Service',
      'app-belajar',
      'spec.ports[0].nodePort',
      'value',
    ])
  })
})

describe('a map', () => {
  test('has every value in it, with its origin', () => {
    const { about, targets } = explain(belajar, 'workloads.app', { ...options, targets: ['production'] })
    expect(about).toBe('map')
    const origins = targets[0]?.keys?.map(({ key, value, origin }) => [key, value, origin.preset?.name ?? origin.layer])
    expect(origins).toContainEqual(['replicas', 3, 'production'])
    expect(origins).toContainEqual(['service.type', 'LoadBalancer', 'k3s'])
    expect(origins).toContainEqual(['image.tag', '1.4.0', 'config'])
    expect(origins).toContainEqual(['autoscaling.targetCPU', expect.any(Number), expect.any(String)])
  })
})

describe('a word that is no value', () => {
  test.each([
    ['workloads.app.dependsOn', ['db'], 34, /needs, by key/],
    ['workloads.db.version', '17', 23, /major version/],
    [
      'workloads.app.env.SPRING_DATASOURCE_PASSWORD',
      { secret: 'secret', key: 'POSTGRES_PASSWORD' },
      38,
      /key of a Secret/,
    ],
    ['targets.production.presets', ['k3s', 'production'], 58, /compose the target/],
    ['name', 'belajar', 2, /name of the application/],
  ])('%s', (path, value, line, description) => {
    const explanation = explain(belajar, path, options)
    expect(explanation).toMatchObject({ about: 'word', said: { value, position: { line } }, targets: [] })
    expect(explanation.description).toMatch(description)
  })

  test('is known, also where the config does not say it', () => {
    const explanation = explain(belajar, 'workloads.app.writableDirectories', options)
    expect(explanation).toMatchObject({ about: 'word', allowed: { type: 'array' } })
    expect(explanation).not.toHaveProperty('said')
  })
})

describe('a path that leads nowhere', () => {
  const problemOf = (path: string) => {
    try {
      explain(belajar, path, options)
    } catch (error) {
      if (error instanceof KitError) return error.problems[0]
    }
    return undefined
  }

  test.each([
    ['workloads.app.replcas', 'workloads.app has no key "replcas"', ['workloads.app.replicas']],
    ['workloads.ap.replicas', 'workloads has no key "ap"', ['workloads.app']],
    ['workload.app', 'a config has no key "workload"', ['workloads']],
    ['workloads.db.dependOn', 'workloads.db has no key "dependOn"', ['workloads.db.dependsOn']],
    ['workloads.db.dependsOn.0', 'workloads.db.dependsOn has no key "0"', []],
    ['workloads.app.env.NOPE', 'workloads.app.env has no key "NOPE"', []],
    ['workloads.app.replicas.more', 'workloads.app.replicas has no key "more"', []],
    ['', 'a config has no key ""', []],
  ])('%s', (path, message, candidates) => {
    expect(problemOf(path)).toMatchObject({ code: 'option-invalid', path, message, candidates })
  })
})
