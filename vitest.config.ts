import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // They need a cluster: `npm run test:cluster`.
    exclude: ['test/cluster/**'],
    globalSetup: 'test/tools/setup.ts',
    // The report is what `npm run features` counts.
    reporters: ['default', ['json', { outputFile: '.cache/test-results.json' }]],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Most tests wait for Helm and kubectl; the default leaves one core of two unused.
    maxWorkers: availableParallelism(),
  },
})
