/** A map as literals, YAML and JSON make it. */
export function isPlainMap(data: unknown): data is Readonly<Record<string, unknown>> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return false
  const prototype: unknown = Object.getPrototypeOf(data)
  return (prototype === null || prototype === Object.prototype) && Object.getOwnPropertySymbols(data).length === 0
}
