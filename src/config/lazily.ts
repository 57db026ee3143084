import { whenAsked } from '../once.ts'

/** A map whose values are made when they are first asked for. */
export function lazily<T>(makers: Readonly<Record<string, () => T>>): Readonly<Record<string, T>> {
  return withLater({}, makers)
}

/** Adds parts to an object that are made when they are first asked for: its own and enumerable, as if they were there. */
export function withLater<Whole extends object, Parts extends object>(
  whole: Whole,
  makers: { readonly [Name in keyof Parts]: () => Parts[Name] },
): Whole & Parts {
  const names = Object.keys(makers) as (string & keyof Parts)[]
  const parts = Object.fromEntries(names.map((name) => [name, whenAsked(makers[name])]))
  Object.defineProperty(whole, LATER, { value: parts })
  for (const name of names) Object.defineProperty(whole, name, getterOf(name))
  return whole as Whole & Parts
}

const LATER = Symbol('later')

/** One for all objects: with getters of its own each would be kept, by its hidden class, until the next full collection. */
function getterOf(name: string): PropertyDescriptor {
  const known = getters.get(name)
  if (known) return known
  const getter: PropertyDescriptor & ThisType<Record<typeof LATER, Record<string, () => unknown>>> = {
    get() {
      return this[LATER][name]?.()
    },
    enumerable: true,
  }
  getters.set(name, getter)
  return getter
}

const getters = new Map<string, PropertyDescriptor>()
