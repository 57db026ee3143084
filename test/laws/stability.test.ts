import { describe, expect, test } from 'vitest'
import { exampleConfig } from '../../src/generated/example.ts'
import type { KubernetesObject } from '../../src/index.ts'
import { prepare, resolveFiles } from '../../src/prepare.ts'
import { renderedExamples } from '../support/examples.ts'

const manifests = renderedExamples.map(({ name, bundle }) => [name, bundle.manifests] as const)

/**
 * What a release that runs somewhere depends on, one line for each object: it must never change. A line that is gone or
 * different here is an object that an upgrade would make anew beside the old one, or that a cluster would refuse.
 */
describe.each(manifests)('names and selectors of %s are pinned', (name, manifests) => {
  test('on every target', async () => {
    const sections = Object.entries(manifests)
      .sort()
      .map(([target, objects]) => `${[target, ...objects.map(pinned)].join('\n  ')}\n`)
    await expect(sections.join('\n')).toMatchFileSnapshot(`stability/${name}.txt`)
  })

  test('a controller selects its pods by name, instance and component only', () => {
    const controllers = Object.values(manifests).flatMap((objects) =>
      objects.filter(({ kind }) => /Set$|^Deployment$/.test(kind)),
    )
    expect(controllers.length).toBeGreaterThan(0)
    for (const { spec } of controllers) {
      const { matchLabels, ...others } = (spec as { selector: { matchLabels: object } }).selector
      const labels = ['name', 'instance', 'component'].map((label) => `app.kubernetes.io/${label}`)
      expect([Object.keys(matchLabels), others]).toEqual([labels, {}])
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

/** The object, where it lives, the pods or the object that it means, and the names of the claims that it makes. */
function pinned(object: KubernetesObject): string {
  const { namespace } = object.metadata
  const spec = (object.spec ?? {}) as Pinned
  const selector = spec.selector?.matchLabels ?? spec.selector ?? spec.podSelector?.matchLabels
  const target = spec.scaleTargetRef
  const templates = spec.volumeClaimTemplates ?? []
  return [
    // The next run of a Job is another Job.
    object.kind === 'Job' ? identity(object).replace(/-[0-9a-f]{10}$/, '-<run>') : identity(object),
    ...(namespace ? [`in ${namespace}`] : []),
    ...(selector
      ? [
          `selects ${Object.entries(selector)
            .map(([key, value]) => `${key}=${value}`)
            .join(', ')}`,
        ]
      : []),
    ...(spec.serviceName ? [`served by ${spec.serviceName}`] : []),
    ...(target ? [`scales ${target.kind} ${target.name}`] : []),
    ...(spec.volumeName ? [`on ${spec.volumeName}`] : []),
    ...templates.map(({ metadata }) => `claims ${metadata.name}`),
  ].join(' ')
}

interface Pinned {
  readonly selector?: { readonly matchLabels?: object }
  readonly podSelector?: { readonly matchLabels?: object }
  readonly scaleTargetRef?: { readonly kind: string; readonly name: string }
  readonly serviceName?: string
  readonly volumeName?: string
  readonly volumeClaimTemplates?: readonly { readonly metadata: { readonly name: string } }[]
}
