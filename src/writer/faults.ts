import { KitError, type Problem } from '../errors.ts'
import { visible } from './visible.ts'

/** Runs one call to the file system; what the system refuses becomes an error that says what to do. */
export function attempt<T>(action: string, path: string, call: () => T): T {
  try {
    return call()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    const remedy = remedies[code] ?? obstacle
    throw new KitError([refusal(`cannot ${action} ${visible(path)}: ${code}`, remedy)])
  }
}

/** The same for reading; nothing for what is not there, or no more: another run may have removed it a moment ago. */
export function readIfThere<T>(path: string, call: () => T): T | undefined {
  return attempt('read', path, () => {
    try {
      return call()
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  })
}

/** The problem of an output that cannot be written where it should. */
export function refusal(message: string, remedy: string): Problem {
  return { code: 'output-refused', message, path: '', remedy }
}

/** Does what may fail after an error: the first error is the one to tell, and the next run clears what is left. */
export function quietly(call: () => void): void {
  try {
    call()
  } catch {
    // See above.
  }
}

/** What to do about something that stands where a file or a folder of the output goes. */
export const obstacle = 'remove or rename what stands at that path, or choose another folder with --out'

const permission = 'give yourself the right to write there, or choose another folder with --out'
const space = 'make room on the disk, and run again'
const descriptors = 'close programs that hold many files open, or raise the limit (ulimit -n), and run again'

const remedies: Readonly<Record<string, string>> = {
  EACCES: permission,
  EBUSY: 'close the program that uses the file, and run again',
  EDQUOT: space,
  EMFILE: descriptors,
  ENAMETOOLONG: 'choose a shorter folder with --out, or shorter names in the config',
  ENFILE: descriptors,
  ENOENT:
    'something removed it during the run, or nothing can be made there: run again, or choose another folder with --out',
  ENOSPC: space,
  EPERM: permission,
  EROFS: 'the file system is read-only: choose another folder with --out',
}
