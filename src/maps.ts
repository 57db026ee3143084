/** Sets an own key of a map: one such as `__proto__` is a key like others. */
export function setKey<Value>(map: Record<string, Value>, key: string, value: Value): void {
  if (key === '__proto__')
    Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true })
  else map[key] = value
}
