import { join } from 'node:path'
import { nodeBaseline, program } from '../baselines.ts'
import type { TimedGroup } from '../group.ts'
import type { Reach } from '../row.ts'

const steps = [50, 100, 200, 500]

/** One config that grows in workloads and in targets, all outputs. */
export const workloads: TimedGroup = {
  id: 'workloads',
  rows: (bench) => [
    nodeBaseline(bench),
    ...[1, 5].flatMap((targets) =>
      steps.map((count, index) => ({
        id: `workloads-${count}-${targets}`,
        title: `${count} workloads × ${targets} ${targets === 1 ? 'target' : 'targets'}`,
        command: () =>
          program(bench, 'workloads.mjs', join(bench.root, 'dist/index.js'), String(count), String(targets)),
        reach: linear(count, targets, steps[index - 1]),
      })),
    ),
  ],
}

/** Linear means: no more than in proportion to the step before, with a tenth for the noise of measuring. */
function linear(count: number, targets: number, before: number | undefined): Reach[] {
  const inWorkloads: Reach[] =
    before === undefined ? [] : [{ times: (count / before) * 1.1, of: `workloads-${before}-${targets}` }]
  const inTargets: Reach[] = targets === 1 ? [] : [{ times: targets * 1.1, of: `workloads-${count}-1` }]
  return [...inWorkloads, ...inTargets]
}
