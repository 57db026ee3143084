import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/**
 * What a real control plane makes of the objects: `npm run test:cluster`. Each worker has a cluster of its own, because tests
 * share namespaces and nodes; a cluster of the user's is there once. Most of the time a worker waits for its cluster.
 */
export default defineConfig({
  test: {
    include: ['test/cluster/**/*.test.ts'],
    globalSetup: 'test/cluster/bed/setup.ts',
    reporters: ['default', ['json', { outputFile: '.cache/cluster-results.json' }]],
    maxWorkers: process.env.TEST_CLUSTER ? 1 : Math.min(2 * availableParallelism(), 4),
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
