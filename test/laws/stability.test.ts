import { describe, expect, test } from 'vitest'
import { exampleConfig } from '../../src/generated/example.ts'
import { type KubernetesObject, render } from '../../src/index.ts'
import { prepare, resolveFiles } from '../../src/prepare.ts'

const bundle = render(exampleConfig)

/** What a release that runs somewhere depends on: it must never change. */
describe('names and selectors of belajar are pinned', () => {
  test('on k3s', () => {
    expect((bundle.manifests.k3s ?? []).map(identity)).toEqual([
      'ConfigMap belajar-config',
      'Secret belajar-secret',
      'PersistentVolume postgres-pv',
      'PersistentVolumeClaim postgres-pvc',
      'ServiceAccount db-belajar',
      'StatefulSet db-belajar',
      'Service db-belajar-headless',
      'Service db-belajar',
      'ServiceAccount app-belajar',
      'Deployment app-belajar',
      'Service app-belajar',
    ])
  })

  test('in production', () => {
    expect((bundle.manifests.production ?? []).map(identity)).toEqual([
      'Namespace belajar',
      'ConfigMap belajar-config',
      'ServiceAccount db-belajar',
      'StatefulSet db-belajar',
      'Service db-belajar-headless',
      'Service db-belajar',
      'ServiceAccount app-belajar',
      'Deployment app-belajar',
      'Service app-belajar',
      'PodDisruptionBudget app-belajar',
    ])
  })

  test.each([
    ['StatefulSet', 'db'],
    ['Deployment', 'app'],
  ])('%s selects its pods by name, instance and component only', (kind, component) => {
    for (const objects of Object.values(bundle.manifests)) {
      const spec = objects.find((object) => object.kind === kind)?.spec as { selector: object }
      expect(spec.selector).toEqual({
        matchLabels: {
          'app.kubernetes.io/name': 'belajar',
          'app.kubernetes.io/instance': 'belajar',
          'app.kubernetes.io/component': component,
        },
      })
    }
  })
})

describe('two releases of one chart live in one namespace', () => {
  test('no object of one has the name of an object of the other', () => {
    const { trees, targets } = prepare(exampleConfig, {})
    for (const { values } of targets) {
      const namesOf = (release: string) =>
        resolveFiles(trees, { values, release, namespace: 'default' }).flatMap(({ objects }) => objects.map(identity))
      const first = new Set(namesOf('belajar'))
      expect(namesOf('toko').filter((name) => first.has(name))).toEqual([])
    }
  })

  test('the second one asks its own database', () => {
    const { trees, targets } = prepare(exampleConfig, { presets: ['k3s'] })
    const values = targets[0]?.values as NonNullable<(typeof targets)[0]>['values']
    const files = resolveFiles(trees, { values, release: 'toko', namespace: 'default' })
    const configMap = files.find(({ name }) => name === 'configmap')?.objects[0]
    expect(configMap?.data).toMatchObject({ SPRING_DATASOURCE_URL: 'jdbc:postgresql://toko-db:5432/belajar' })
  })

  test('a release whose name makes a name too long is refused, not cut', () => {
    const { trees, targets } = prepare(exampleConfig, { presets: ['k3s'] })
    const values = targets[0]?.values as NonNullable<(typeof targets)[0]>['values']
    expect(() => resolveFiles(trees, { values, release: 'a'.repeat(50), namespace: 'default' })).toThrow(
      `workloads.db: the name "${'a'.repeat(50)}-db" must be at most 52 of a-z, 0-9 and "-", begin with a letter and not end with "-" [name-invalid]`,
    )
  })
})

function identity({ kind, metadata: { name } }: KubernetesObject): string {
  return `${kind} ${name}`
}
