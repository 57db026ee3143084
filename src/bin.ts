#!/usr/bin/env node
import { runProcess } from './cli/process.ts'

/** The command line tool. */
runProcess()
