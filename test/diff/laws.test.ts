import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyPatch } from '../../src/diff/apply.ts'
import { diffObject } from '../../src/diff/object.ts'
import { equal, isMap, type PlainMap, someText } from '../../src/diff/plain.ts'
import type { KubernetesObject } from '../../src/kubernetes/objects.ts'
import type { Plain } from '../../src/yaml/write.ts'
import { objectPair } from './arbitrary.ts'

const parameters = { seed: Number(process.env.LAW_SEED ?? 20261121), numRuns: Number(process.env.LAW_RUNS ?? 3000) }

function law(name: string, check: (base: KubernetesObject, target: KubernetesObject) => void): void {
  test(name, () => {
    fc.assert(
      fc.property(objectPair('app'), ([base, target]) => check(base, target)),
      parameters,
    )
  })
}

law('the patch turns the base into the target', (base, target) => {
  const patch = diffObject(base, target)
  expect(patch ? applyPatch(base, patch) : base).toEqual(target)
})

law('equal objects have no patch, in whatever order their keys are', (base) => {
  expect(diffObject(base, reversed(base) as KubernetesObject)).toBeUndefined()
})

law('nothing that is given is changed', (base, target) => {
  diffObject(freeze(base), freeze(target))
})

law('nothing can be left out of a patch', (base, target) => {
  const patch = diffObject(base, target)
  // A text that begins with a tab asks for more than the model of Kustomize knows.
  if (patch?.form !== 'strategic-merge' || someText(target, (text) => text.startsWith('\t'))) return
  for (const document of shorter(patch.document, [])) {
    expect(equal(applyPatch(base, { ...patch, document: document as PlainMap }), target)).toBe(false)
  }
})

/** Every value that lacks one key or one item of this one; what says which object or item is meant stays. */
function shorter(value: Plain, path: readonly string[]): Plain[] {
  if (typeof value !== 'object' || value === null) return []
  const parts = Object.entries(value) as [string, Plain][]
  const rebuild = (entries: [string, Plain][]) =>
    isMap(value) ? Object.fromEntries(entries) : entries.map(([, part]) => part)
  return parts.flatMap(([key, part], index) => {
    const below = shorter(part, [...path, key]).map((less) => parts.with(index, [key, less]))
    return [...(isName(key, path, value) ? [] : [parts.toSpliced(index, 1)]), ...below].map(rebuild)
  })
}

const names = ['name', 'port', 'containerPort', 'protocol', 'mountPath', 'ip', 'topologyKey', 'whenUnsatisfiable']

function isName(key: string, path: readonly string[], parent: Plain): boolean {
  if (path.length === 0) return ['apiVersion', 'kind', 'metadata'].includes(key)
  if (path.length === 1 && path[0] === 'metadata') return key === 'name'
  return isMap(parent) && names.includes(key) && /^\d+$/.test(path.at(-1) as string)
}

function reversed(value: Plain): Plain {
  if (Array.isArray(value)) return value.map(reversed)
  if (!isMap(value)) return value
  const entries = Object.entries(value).map(([key, child]) => [key, reversed(child)] as const)
  return Object.fromEntries(entries.reverse())
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze)
  return value
}
