import { defineConfig } from 'vitest/config'
import everyRoom from './test/rooms.json' with { type: 'json' }

const name = process.env.ROOM as keyof typeof everyRoom | undefined
const rooms = name ? [everyRoom[name]] : Object.values(everyRoom)

/** The fast tests of the rooms whose tests are themselves measured, by `npm run coverage` and `npm run mutation`. */
export default defineConfig({
  test: {
    include: rooms.flatMap(({ tests }) => tests),
    // What waits for Helm, kubectl or another process proves the same code, but is too slow to run for every mutant.
    exclude: ['test/yaml/write.test.ts', 'test/yaml/read-readers.test.ts', 'test/writer/commit-processes.test.ts'],
    globalSetup: 'test/tools/scratch.ts',
    testTimeout: 60_000,
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
