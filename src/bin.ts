#!/usr/bin/env node
import { processIo } from './cli/io.ts'
import { run } from './cli/run.ts'

/** The command line tool. */
run(process.argv.slice(2), processIo()).then((code) => {
  process.exitCode = code || process.exitCode
})
