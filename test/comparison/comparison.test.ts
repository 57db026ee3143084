import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { type Change, changedCopy, changes, effortOf, mistakes, targetsAfter } from '../../bench/comparison/changes.ts'
import { comparable } from '../../bench/comparison/objects.ts'
import { sources, type Tool, targets, toolsOf } from '../../bench/comparison/tools.ts'

/** What docs/comparison.md counts is worth counting only if all tools say the same, and go on to after a change. */
const [kit, ...others] = toolsOf(inject('tools'))
const scratch = inject('scratch')
const sourceOf = (tool: Tool) => join(sources, tool.source)

describe.each(targets)('belajar for %s', (target) => {
  const expected = kit.objectsOf(sourceOf(kit), target)

  test.each(others)('$title says what k8s-kit says', async (tool) => {
    const objects = comparable(await expected, tool)
    expect(Object.keys(objects).length).toBeGreaterThan(8)
    expect(comparable(await tool.objectsOf(sourceOf(tool), target))).toEqual(objects)
  })
})

describe.each(changes)('$title', (change) => {
  const folder = changedCopy(kit, change, scratch)
  const expected = targetsAfter(change).map(async (target) => [target, await kit.objectsOf(folder, target)] as const)

  test('does something', async () => {
    const old = await Promise.all(targets.map((target) => kit.objectsOf(sourceOf(kit), target)))
    expect((await Promise.all(expected)).map(([, objects]) => objects)).not.toEqual(old)
  })

  test.each(others.filter(({ title }) => title !== 'Helm 3'))('$title says what k8s-kit says', async (tool) => {
    const changed = changedCopy(tool, change, scratch)
    for (const [target, objects] of await Promise.all(expected)) {
      expect(comparable(await tool.objectsOf(changed, target))).toEqual(comparable(objects, tool))
    }
  })
})

test.each(mistakes)('k8s-kit refuses $title', async (mistake) => {
  const folder = changedCopy(kit, mistake, scratch)
  await expect(kit.objectsOf(folder, 'production')).rejects.toThrow('workloads.app.replica')
})

test('a line that is replaced counts once, a file that is new counts whole', () => {
  const [replica, , , , target] = changes
  const [, plain, helm] = [kit, ...others]
  expect([replica, target].map((change) => effortOf(helm as Tool, change as Change))).toEqual([
    { files: 1, lines: 1 },
    { files: 1, lines: 3 },
  ])
  expect(effortOf(plain as Tool, target as Change).files).toBe(6)
})
