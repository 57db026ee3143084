/** Metadata without a map of labels or annotations that has none: Kustomize leaves it out too. */
export function withoutEmptyMaps(metadata: object): Record<string, unknown> {
  const isEmpty = (key: string, value: unknown) =>
    ['labels', 'annotations'].includes(key) && Object.keys(value as object).length === 0
  return Object.fromEntries(Object.entries(metadata).filter(([key, value]) => !isEmpty(key, value)))
}
