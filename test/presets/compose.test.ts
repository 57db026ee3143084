import { describe, expect, test } from 'vitest'
import type { Config, Overrides } from '../../src/config/types.ts'
import { KitError } from '../../src/errors.ts'
import type { ComposedValues } from '../../src/presets/compose.ts'
import { originOf } from '../../src/presets/merge.ts'
import type { Preset } from '../../src/presets/preset.ts'
import { composeValues } from '../support/compose.ts'

const config: Config = {
  name: 'shop',
  configMaps: { settings: { data: { MODE: 'plain', URL: { connection: 'db', format: 'jdbc' } } }, bare: {} },
  secrets: { login: { name: 'shop-login', keys: ['PASSWORD'], development: { PASSWORD: 'x' } } },
  workloads: {
    db: { kind: 'postgres', version: '16', storage: { size: '2Gi' } },
    app: {
      kind: 'web',
      image: { repository: 'example/shop', tag: '1.0.0' },
      port: 8080,
      env: { LEVEL: 'info', DATABASE: { connection: 'db', format: 'url' } },
    },
  },
} as Config

const preset = (name: string, family: Preset['family'], rest: Partial<Preset>): Preset => {
  return { name, family, description: name, ...rest }
}
const lab = preset('lab', 'environment', {
  kinds: { web: { replicas: 2 }, postgres: { storage: { size: '3Gi' } }, secret: { source: 'external' } },
})
const calm = preset('calm', 'tier', { workloads: { app: { replicas: 3 } } as never })

/** The config, where its application says more. */
const shopWith = (app: object, workloads: object = {}): Config =>
  ({ ...config, workloads: { ...config.workloads, app: { ...config.workloads.app, ...app }, ...workloads } }) as Config

/** A value and the layer that gave it. */
function at({ values, layers }: ComposedValues, path: string): [unknown, string | undefined] {
  const value = path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown>)?.[key], values)
  return [value, originOf(layers, path.split('.'))]
}

describe('the last layer that says a value gives it', () => {
  const replicas = 'workloads.app.replicas'
  const overrides = { workloads: { app: { replicas: 5 } } } as Overrides

  test.each<[string, readonly Preset[], Overrides | undefined, string, [unknown, string]]>([
    ['the schema', [], undefined, replicas, [1, 'default']],
    ['the kind', [], undefined, 'workloads.db.image.tag', ['16-alpine', 'default']],
    ['a preset, by kind', [lab], undefined, replicas, [2, 'lab']],
    ['a later preset, by key', [lab, calm], undefined, replicas, [3, 'calm']],
    ['the config', [lab], undefined, 'workloads.db.storage.size', ['2Gi', 'config']],
    ['the overrides', [lab, calm], overrides, replicas, [5, 'overrides']],
    ['an environment, its name', [lab], undefined, 'environment', ['lab', 'lab']],
    ['a tier, no name', [calm], undefined, 'environment', ['', 'default']],
    ['a preset for every Secret', [lab], undefined, 'secrets.login.source', ['external', 'lab']],
    ['the config, a text of a ConfigMap', [], undefined, 'configMaps.settings.data.MODE', ['plain', 'config']],
    ['the config, a variable', [], undefined, 'workloads.app.env.LEVEL', ['info', 'config']],
  ])('%s', (_, presets, overrides, path, expected) => {
    expect(at(composeValues(config, presets, overrides), path)).toEqual(expected)
  })

  test('by key before by kind, in one preset', () => {
    const both = preset('both', 'tier', {
      kinds: { web: { replicas: 2 } },
      workloads: { app: { replicas: 4 } } as never,
    })
    expect(at(composeValues(config, [both]), replicas)).toEqual([4, 'both'])
  })

  test('a preset speaks of ConfigMaps and Secrets by key too', () => {
    const keyed = preset('keyed', 'tier', {
      configMaps: { bare: { data: { A: 'x' } } },
      secrets: { login: { source: 'existing', existingName: 'own' } },
    })
    const composed = composeValues(config, [lab, keyed])
    expect(at(composed, 'configMaps.bare.data.A')).toEqual(['x', 'keyed'])
    expect(at(composed, 'secrets.login.existingName')).toEqual(['own', 'keyed'])
    expect(at(composed, 'secrets.login.source')).toEqual(['existing', 'keyed'])
  })

  test('the config says environment and test', () => {
    const own = { ...config, environment: 'mine', test: { image: { tag: '9' } } } as Config
    const composed = composeValues(own, [lab])
    expect(at(composed, 'environment')).toEqual(['mine', 'config'])
    expect(at(composed, 'test.image.tag')).toEqual(['9', 'config'])
    expect(at(composed, 'test.image.repository')[1]).toBe('default')
  })
})

describe('values are leaves', () => {
  test('an address is no value', () => {
    const { values } = composeValues(config, [])
    expect(values.configMaps).toEqual({ settings: { data: { MODE: 'plain' } }, bare: { data: {} } })
    expect(values.workloads.app).toMatchObject({ env: { LEVEL: 'info' } })
    expect(Object.keys((values.workloads.app as { env: object }).env)).toEqual(['LEVEL'])
  })

  test('names, keys and kinds are no values', () => {
    const { values } = composeValues(config, [])
    expect(values.secrets.login).not.toHaveProperty('name')
    expect(values.secrets.login).not.toHaveProperty('keys')
    expect(values.workloads.app).not.toHaveProperty('kind')
    expect(values.workloads.db).not.toHaveProperty('version')
  })

  test('of a config without Secrets and ConfigMaps', () => {
    const { configMaps: _, secrets: __, ...bare } = config
    const app = { ...(config.workloads.app as object), env: {} } as Config['workloads'][string]
    expect(composeValues({ ...bare, workloads: { app } } as Config, [lab]).values).toMatchObject({
      configMaps: {},
      secrets: {},
      workloads: { app: { env: {} } },
    })
  })
})

test.each([
  ['development', { PASSWORD: 'x' }],
  ['existing', {}],
  ['external', {}],
] as const)('with the source %s a literal for development is %j', (source, development) => {
  const { values } = composeValues(config, [], { secrets: { login: { source } } })
  expect(values.secrets.login).toMatchObject({ source })
  expect(values.secrets.login?.development).toEqual(development)
})

describe('is refused:', () => {
  const message = (presets: readonly Preset[], from: Config = config, overrides?: Overrides) => {
    try {
      composeValues(from, presets, overrides)
      return ''
    } catch (error) {
      return error instanceof KitError ? error.message : String(error)
    }
  }

  test('a preset that speaks of what the config does not have', () => {
    const workloads = { api: { replicas: 1 } } as never
    expect(message([preset('odd', 'tier', { workloads })])).toBe(
      'preset odd.workloads.api: this key is not known [config-unknown-key]\n  did you mean: app?',
    )
    expect(message([preset('odd', 'tier', { secrets: { api: {} } })])).toMatch(/^preset odd\.secrets\.api: /)
    expect(message([preset('odd', 'tier', { configMaps: { api: {} } })])).toMatch(/^preset odd\.configMaps\.api: /)
  })

  test('a value that nothing gives', () => {
    const app = { kind: 'web', port: 8080 } as Config['workloads'][string]
    expect(message([], { name: 'shop', workloads: { app } } as Config)).toMatch(
      /^workloads\.app\.image\.?\S*: .*\[config-missing-key\]/,
    )
  })

  test('a value that a preset gives to a kind', () => {
    expect(message([preset('odd', 'tier', { kinds: { web: { replicas: 'many' } } })])).toMatch(
      /^workloads\.app\.replicas: .*\[config-wrong-type\]/,
    )
  })
})

describe('what a config says by name is worked out by', () => {
  const cpu = 'workloads.app.resources.requests.cpu'
  const roomy = preset('roomy', 'tier', { sizes: { small: { requests: { cpu: '70m' }, limits: {} } } as never })

  test.each<[string, object, readonly Preset[], string, [unknown, string]]>([
    ['the kit, a size', { size: 'small' }, [], cpu, ['50m', 'default']],
    ['a tier, a size that it has', { size: 'small' }, [roomy], cpu, ['70m', 'roomy']],
    ['the kit, a size that the tier has not', { size: 'large' }, [roomy], cpu, ['500m', 'default']],
    [
      'the config, what it says beside its size',
      { size: 'small', resources: { requests: { cpu: '1' } } },
      [roomy],
      cpu,
      ['1', 'config'],
    ],
  ])('%s', (_, app, presets, path, expected) => {
    expect(at(composeValues(shopWith(app), presets), path)).toEqual(expected)
  })

  test('a preset, for the containers beside a workload', () => {
    const strict = preset('strict', 'tier', { kinds: { container: { resources: { limits: { cpu: '2' } } } } })
    const composed = composeValues(
      shopWith({ containers: { log: { image: { repository: 'example/log', tag: '1' } } } }),
      [strict],
    )
    expect(at(composed, 'workloads.app.containers.log.resources.limits.cpu')).toEqual(['2', 'strict'])
    expect(at(composeValues(config, [strict]), 'workloads.app.containers')).toEqual([undefined, undefined])
  })
})

test('each further workload of a preset with a node port gets the next one, but for those that want none', () => {
  const local = preset('local', 'environment', { kinds: { web: { service: { type: 'NodePort', nodePort: 30001 } } } })
  const web = { kind: 'web', image: { repository: 'example/shop', tag: '1' } }
  const more = { inner: { ...web, service: { type: 'ClusterIP' } }, shop: web }
  const composed = composeValues(shopWith({}, more), [local])
  const ports = ['app', 'inner', 'shop'].map((key) => at(composed, `workloads.${key}.service.nodePort`)[0])
  expect(ports).toEqual([30001, 30001, 30002])
})

test.each([
  ['small', { cpu: '50m', memory: '64Mi' }, '128Mi'],
  ['medium', { cpu: '100m', memory: '256Mi' }, '512Mi'],
  ['large', { cpu: '500m', memory: '1Gi' }, '2Gi'],
])('%s asks for amounts where no tier says them', (size, requests, memory) => {
  const { values } = composeValues(shopWith({ size }), [])
  expect(values.workloads.app?.resources).toMatchObject({ requests, limits: { memory } })
})

test('a node pool is found by its own name, unless the config says another', () => {
  const { values } = composeValues({ ...config, nodePools: { fast: {}, data: { value: 'disks' } } } as Config, [])
  expect(values.nodePools).toMatchObject({ fast: { value: 'fast' }, data: { value: 'disks' } })
})
