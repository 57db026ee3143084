import { availableParallelism, freemem } from 'node:os'
import { basename } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes minutes, the longest first: begun late, one of them would be waited for alone. */
const long = ['alive', 'runbook', 'deleted', 'versions', 'side-by-side', 'accepted', 'lifecycle']

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const index = long.findIndex((name) => basename(moduleId).startsWith(name))
      return index < 0 ? long.length : index
    }
    return files.toSorted((one, other) => place(one) - place(other))
  }
}

/** A worker and its cluster take about a gigabyte. */
const roomFor = Math.floor(freemem() / 1.5e9)

/**
 * What a real control plane makes of the objects: `npm run test:cluster`. Each worker has a cluster of its own, because tests
 * share namespaces and nodes; a cluster of the user's is there once. Most of the time a worker waits for its cluster.
 */
export default defineConfig({
  test: {
    include: ['test/cluster/**/*.test.ts'],
    globalSetup: 'test/cluster/bed/setup.ts',
    reporters: ['default', ['json', { outputFile: '.cache/cluster-results.json' }]],
    maxWorkers: process.env.TEST_CLUSTER ? 1 : Math.max(1, Math.min(2 * availableParallelism(), 4, roomFor)),
    sequence: { sequencer: LongFirst },
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
