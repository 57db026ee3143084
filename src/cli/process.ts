import { reportError } from './errors.ts'
import { exitCodes, processIo } from './io.ts'
import { run } from './run.ts'

/** Runs the command line tool in this process, and ends it: whatever a config in code has left open does not keep it. */
export async function runProcess(): Promise<void> {
  const { argv, stdout, stderr } = process
  const io = processIo()
  const fail = (error: unknown) => {
    process.exitCode = reportError(error, io, { verbose: argv.includes('--verbose'), json: false })
  }
  const notDone = () => fail(new Error('the process ended before its work was done'))
  process.once('exit', notDone)
  process.on('uncaughtException', (error) => {
    process.off('exit', notDone)
    fail(error)
    process.exit()
  })
  const code = await run(argv.slice(2), io)
  process.off('exit', notDone)
  process.exitCode = code || process.exitCode || exitCodes.fine
  // Both may be pipes that are still being read; a failure to write is told after the write, and sets the exit code.
  stdout.write('', () => stderr.write('', () => setImmediate(() => process.exit())))
}
