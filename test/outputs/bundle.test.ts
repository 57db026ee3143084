import { describe, expect, test } from 'vitest'
import { type KubernetesObject, render } from '../../src/index.ts'
import { stepOf, steps } from '../../src/kubernetes/steps.ts'
import { byIdentity } from '../laws/compare.ts'
import { examples } from '../support/examples.ts'
import { parseManifests } from '../tools/run.ts'

const bundles = examples.flatMap(({ name, config }) => {
  const { files, manifests } = render(config, { formats: ['bundle'] })
  return Object.entries(manifests).map(([target, objects]) => ({
    name: `${name} on ${target}`,
    example: name,
    objects,
    text: files[`bundle/${target}/konfig.yaml`] as string,
  }))
})

describe('one file for each target', () => {
  test.each(bundles)('001-36 $name: every object, and no other', ({ objects, text }) => {
    expect(byIdentity(parseManifests(text))).toEqual(byIdentity(objects))
  })

  test.each(bundles)('001-37 $name: kind after kind, in the order of application, under its heading', ({ text }) => {
    const order = (parseManifests(text) as readonly KubernetesObject[]).map(({ kind }) => stepOf(kind))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    const headings = [...text.matchAll(/^# ([0-9]+)\. (.+)$/gm)].map(([, step, kinds]) => [Number(step), kinds])
    expect(headings.map(([step]) => step)).toEqual([...new Set(order)])
    for (const [step, kinds] of headings as [number, string][]) {
      for (const kind of kinds.split(', ')) expect(stepOf(kind)).toBe(step)
    }
  })

  test('001-37 the targets of warung-kopi have every step', () => {
    const kinds = bundles.filter(({ example }) => example === 'warung-kopi').flatMap(({ objects }) => objects)
    expect(new Set(kinds.map(({ kind }) => stepOf(kind)))).toEqual(new Set(steps.map((_, index) => index + 1)))
  })

  test('a kind that no step names comes last', () => {
    expect(stepOf('Certificate')).toBe(steps.length + 1)
  })

  test('is made only where it is asked for', () => {
    const [example] = examples
    expect(Object.keys(render(example?.config as never).files).filter((path) => path.startsWith('bundle/'))).toEqual([])
  })
})
