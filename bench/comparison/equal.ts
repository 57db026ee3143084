import { isDeepStrictEqual } from 'node:util'
import { comparable } from './objects.ts'
import type { Tool } from './tools.ts'

/** Throws the first difference between what k8s-kit and another tool say. */
export async function provesEqual(
  kit: Tool,
  others: readonly Tool[],
  names: readonly string[],
  folderOf: (tool: Tool) => string,
): Promise<void> {
  const folder = folderOf(kit)
  for (const tool of others) {
    const other = folderOf(tool)
    for (const target of names) {
      const expected = comparable(await kit.objectsOf(folder, target), tool)
      const found = comparable(await tool.objectsOf(other, target))
      const keys = [...new Set([...Object.keys(expected), ...Object.keys(found)])]
      const different = keys.filter((key) => !isDeepStrictEqual(expected[key], found[key]))
      if (different.length > 0)
        throw new Error(`${tool.title} says something else of ${target}: ${different.join(', ')}`)
    }
  }
}
