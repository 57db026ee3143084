import { expect, test } from 'vitest'
import { type Config, configJsonSchema, KitError, parsePreset, render, showPresets } from '../../src/index.ts'
import { foreign } from '../fuzz/corpus.ts'

const app = { kind: 'web', image: 'example/shop:1.0.0' }

/** What is hostile about a value, and where in a config it may stand. */
const places: readonly ((value: unknown) => unknown)[] = [
  (value) => value,
  (value) => ({ name: value, workloads: {} }),
  (value) => ({ name: 'shop', workloads: value }),
  (value) => ({ name: 'shop', workloads: { app: value } }),
  (value) => ({ name: 'shop', workloads: { app: { ...app, env: { A: value } } } }),
  (value) => ({ name: 'shop', workloads: { app: { ...app, writableDirectories: [value] } } }),
  (value) => ({ name: 'shop', workloads: { app }, targets: { live: { overrides: value } } }),
]

const deep = Array.from({ length: 100_000 }).reduce<unknown>((inner) => ({ a: inner }), 1)
const wide = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, index]))
const huge = [() => deep, () => wide, () => new Array(1e9), () => Array.from({ length: 200_000 }, (_, index) => index)]

/** Fine somewhere: minus zero is a zero, undefined is left out, and a proxy without traps is an empty map. */
const harmless = ['0', 'undefined', '[object Object]']

test('what only code can hold is a KitError in every place, and nothing else changes', () => {
  const before = descriptors()
  let count = 0
  for (const make of [...foreign, ...huge]) {
    for (const place of places) {
      for (const read of [(config: unknown) => render(config as Config), (preset: unknown) => parsePreset(preset)]) {
        const thrown = thrownBy(() => read(place(make())))
        if (thrown !== undefined) expect(thrown).toBeInstanceOf(KitError)
        else expect(harmless).toContain(String(make()))
        count += 1
      }
    }
  }
  expect(count).toBe((foreign.length + huge.length) * places.length * 2)
  const after = descriptors()
  expect(after.length === before.length && after.every((each, index) => Object.is(each, before[index]))).toBe(true)
})

test('a config that is frozen, and one without prototypes, are fine', () => {
  const frozen = Object.freeze({ name: 'shop', workloads: Object.freeze({ app: Object.freeze({ ...app }) }) })
  const bare = Object.assign(Object.create(null), { name: 'shop', workloads: { app } })
  expect(render(frozen as Config).files).toEqual(render(bare as Config).files)
})

test('names of presets and targets that objects inherit are not known', () => {
  const config = { name: 'shop', workloads: { app } } as Config
  for (const name of ['__proto__', 'constructor', 'toString']) {
    expect(thrownBy(() => render(config, { presets: [name] }))).toBeInstanceOf(KitError)
    expect(thrownBy(() => render(config, { targets: [name] }))).toBeInstanceOf(KitError)
    expect(thrownBy(() => showPresets([name]))).toBeInstanceOf(KitError)
  }
  expect(configJsonSchema()).toBeTypeOf('object')
})

function thrownBy(call: () => unknown): unknown {
  try {
    call()
  } catch (error) {
    return error ?? 'nothing'
  }
  return undefined
}

/** Every property of what everything inherits from, flat, so that it can be compared one by one. */
function descriptors(): unknown[] {
  return [Object, Array, Function].flatMap(({ prototype }) =>
    Reflect.ownKeys(prototype).flatMap((key) => {
      const { value, get, set, writable } = Object.getOwnPropertyDescriptor(prototype, key) ?? {}
      return [key, value, get, set, writable]
    }),
  )
}
