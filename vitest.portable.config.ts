import { defineConfig } from 'vitest/config'
import { portableTests } from './test/support/portable.ts'

/** The part of the tests that needs nothing but Node.js: `npm run test:portable`, on every system. */
export default defineConfig({
  test: { include: portableTests(import.meta.dirname), globalSetup: 'test/tools/scratch.ts', testTimeout: 60_000 },
})
