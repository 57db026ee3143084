/** A map whose values are made when they are first asked for. */
export function lazily<T>(makers: Readonly<Record<string, () => T>>): Readonly<Record<string, T>> {
  const map: Record<string, T> = {}
  for (const [key, make] of Object.entries(makers)) {
    const get = () => {
      const value = make()
      Object.defineProperty(map, key, { value, enumerable: true })
      return value
    }
    Object.defineProperty(map, key, { get, enumerable: true, configurable: true })
  }
  return map
}
