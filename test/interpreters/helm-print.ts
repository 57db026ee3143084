import { type Helper, toHelm } from '../../src/interpreters/helm.ts'
import { isTrue, ref } from '../../src/tree/constructors.ts'

/** A tree and its template. That Helm makes of it what `resolve` makes of the tree, trees.test.ts asks Helm. */
export type Case = readonly [says: string, tree: unknown, template: string]

export const name = ref<string>(['app', 'name'], 'string')
export const port = ref<number>(['app', 'port'], 'integer')
export const on = ref<boolean>(['app', 'on'], 'boolean')
export const isOn = isTrue(on)
export const isOff = isTrue(ref<boolean>(['app', 'off'], 'boolean'))
export const labels = ref<Readonly<Record<string, string>>>(['app', 'labels'], 'map')
export const others = ref<Readonly<Record<string, string>>>(['app', 'others'], 'map')

/** The template of a file, after a newline so that it reads well in a test, and the helpers that it includes. */
export function print(...trees: readonly unknown[]) {
  const helpers = new Map<string, Helper>()
  return {
    template: `\n${toHelm(trees, { chart: 'app', helpers })}`,
    helpers: Object.fromEntries([...helpers].map(([name, { text }]) => [name, text])),
  }
}
