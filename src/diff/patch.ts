import type { JsonOperation } from './json-patch.ts'
import type { PlainMap } from './plain.ts'

/** How Kustomize is told what differs: by a strategic-merge patch, or where that cannot say it by a JSON patch. */
export type ObjectPatch =
  | { readonly form: 'strategic-merge'; readonly document: PlainMap }
  | { readonly form: 'json'; readonly operations: readonly JsonOperation[] }
