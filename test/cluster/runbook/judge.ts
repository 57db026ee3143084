import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HelmName } from '../../tools/run.ts'
import { clear } from '../clean.ts'
import { kubectl, read } from '../cluster.ts'
import { untilWell } from '../health.ts'
import { inventory } from '../inventory.ts'
import { until } from '../until.ts'
import { exceptionFor } from './exceptions.ts'
import { expectState, stateOf } from './installed.ts'
import { type Lap, lapOf } from './lap.ts'
import { commandsOf, type Page, partOf } from './pages.ts'
import { keptUntil, ways } from './ways.ts'

/** Types every command of a page, each target and each way to install in turn: one page, one file, because it takes minutes. */
export function judgeRunbook(page: Page): void {
  const typed = new Set<string>()
  // One Helm after the other, so that each sees every command.
  const helms = page.targets.map((target, index) => ({ target, helm: (['helm4', 'helm3'] as HelmName[])[index % 2] }))

  describe.each(helms)('$target with $helm', ({ target, helm = 'helm4' }) => {
    const part = partOf(page, target)
    const { namespace, namespaces, objects } = part
    let before: string[]

    beforeAll(async () => {
      before = await inventory(namespaces)
    })

    afterAll(async () => {
      await clear(objects)
      if (namespace !== 'default') await kubectl(['delete', 'namespace', namespace, '--ignore-not-found'])
    })

    describe.each(ways)('$title', (way) => {
      const isHelm = way.title === 'Helm'
      const refuses = isHelm && helm === 'helm4'
      let lap: Lap

      beforeAll(async () => {
        lap = await lapOf(part, way, helm, typed)
      })

      test('000-01 is installed, and everything becomes ready', async () => {
        const isThere = await read({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } })
        const { prepare, install } = lap.steps
        await lap.type(prepare.filter((command) => !isThere || !command.startsWith('kubectl create namespace')))
        await lap.type(install)
        await well()
        lap.reader.installed = await stateOf(objects)
      })

      test('each command that is new here does what the page says', async () => {
        if (isHelm) await lap.type([lap.steps.change])
        await lap.everyday()
      })

      // The page says it of all targets at once: each way and each Helm is tried for one of them.
      const index = page.targets.indexOf(target)
      if (index === 0 || (index === 1 && isHelm))
        test('what was changed by hand is gone when the files are applied again', async () => {
          const { run, change, type } = lap.reader
          await type(changesByHand())
          const diff = change.replaceAll('kubectl apply', 'kubectl diff')
          if (refuses) await expect(run(change)).rejects.toThrow('conflict with "kubectl')
          else if (diff !== change) await expect(run(diff)).rejects.toThrow('exited with 1')
          await run(refuses ? `${change} --force-conflicts` : change)
          await run(diff)
          await expectState(objects, lap.reader.installed)
          await well()
        })

      test('000-52 is removed, and leaves what the page says', async () => {
        const { remove, clear: clearing } = lap.steps
        await lap.type(remove)
        const hasKept = way.leavesNamespace || namespace === 'default'
        const space = way.leavesNamespace && namespace !== 'default' ? [`namespace/${namespace}`] : []
        const kept = hasKept ? clearing.flatMap(keptUntil).map((name) => `${namespace}: ${name}`) : []
        await leaves([...kept, ...space])
        if (hasKept) await lap.type(clearing)
        await leaves(space)
      })
    })

    /** Of each kind the first one that the page has. */
    function changesByHand(): string[] {
      const commands = commandsOf(part.everyday.flat())
      const kinds = [/ set-context /, / edit /, / set image deployment/, / scale deployment .*=[45]$/]
      return kinds.flatMap((kind) => commands.find((command) => kind.test(command)) ?? [])
    }

    function well(): Promise<void> {
      return untilWell(page.config.name, namespaces)
    }

    async function leaves(expected: readonly string[]): Promise<void> {
      const wanted = expected.toSorted().join(', ')
      await until(`left is only: ${wanted}`, async () => {
        const found = (await inventory(namespaces)).filter((name) => !before.includes(name))
        const left = found.filter((name) => !name.startsWith('persistentvolume/pvc-')).join(', ')
        if (left !== wanted) throw new Error(left)
        return true
      })
    }
  })

  test('000-04 000-39 000-41 000-45 000-47 000-48 001-36 every command of it was typed, or is excepted', () => {
    const all = commandsOf(page.blocks)
    expect(all.filter((command) => !typed.has(command) && !exceptionFor(command))).toEqual([])
    expect(all.length).toBeGreaterThan(200)
  })
}
