import { defineConfig } from 'vitest/config'

/** What a real control plane makes of the objects: `npm run test:cluster`. One cluster, so one file after the other. */
export default defineConfig({
  test: {
    include: ['test/cluster/**/*.test.ts'],
    globalSetup: 'test/cluster/bed/setup.ts',
    reporters: ['default', ['json', { outputFile: '.cache/cluster-results.json' }]],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
