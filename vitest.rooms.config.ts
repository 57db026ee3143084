import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import everyRoom from './test/rooms.json' with { type: 'json' }

const name = process.env.ROOM as keyof typeof everyRoom | undefined
const rooms = name ? [everyRoom[name]] : Object.values(everyRoom)

/** A fault is noticed soonest by a table of cases: what takes long comes last. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => (/laws|hostile|code|commit/.test(moduleId) ? 1 : 0)
    return files.toSorted((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1))
  }
}

/** The fast tests of the rooms whose tests are themselves measured, by `npm run coverage` and `npm run mutation`. */
export default defineConfig({
  test: {
    include: rooms.flatMap(({ tests }) => tests),
    // What waits for Helm, kubectl or another process, or writes hundreds of times, proves the same code, but is too slow to run for every mutant.
    exclude: [
      ...['test/yaml/write.test.ts', 'test/yaml/read-readers.test.ts'],
      ...['test/writer/commit-processes.test.ts', 'test/writer/hands-off.test.ts'],
      // It runs the whole source a second time, outside of Vite, which the coverage takes for the first.
      'test/writer/load-self.test.ts',
    ],
    globalSetup: 'test/tools/scratch.ts',
    testTimeout: 60_000,
    sequence: { sequencer: QuickFirst },
    // The writer's tests put another file system before it; the others may share what they import, which is much faster.
    isolate: !name || name === 'writer',
    env: { LAW_RUNS: '50' },
    coverage: {
      provider: 'v8',
      include: rooms.flatMap(({ sources }) => sources),
      reporter: ['text', 'json-summary'],
      reportsDirectory: '.cache/coverage',
      thresholds: Object.fromEntries(rooms.flatMap(({ sources }) => sources.map((glob) => [glob, { branches: 95 }]))),
    },
  },
})
