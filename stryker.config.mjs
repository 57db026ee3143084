import { readFileSync } from 'node:fs'

const rooms = JSON.parse(readFileSync(new URL('test/rooms.json', import.meta.url), 'utf8'))
const room = process.env.ROOM
if (!rooms[room]) throw new Error(`npm run mutation takes one room at a time: ROOM is one of ${Object.keys(rooms)}`)
const folder = `.cache/mutation/${room}`

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: rooms[room].sources,
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.rooms.config.ts' },
  coverageAnalysis: 'perTest',
  concurrency: Number(process.env.STRYKER_CONCURRENCY ?? 1),
  incremental: true,
  incrementalFile: `${folder}/incremental.json`,
  tempDirName: '.cache/stryker',
  ignorePatterns: ['.cache', 'charts', 'coverage', 'deploy', 'dist', 'docs', 'examples'],
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: `${folder}/index.html` },
  jsonReporter: { fileName: `${folder}/mutation.json` },
  timeoutMS: 2000,
  timeoutFactor: 1.25,
  warnings: { slow: false },
  thresholds: { high: 95, low: 90, break: 85 },
}
