import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path/posix'

/**
 * The tests that run on every system: those that reach, by whatever they import, no tool, no process and no folder of their
 * own. They prove what a config becomes. What happens on a disk, in a shell, in Helm and in kubectl is tested on Linux.
 */
export function portableTests(root: string): string[] {
  const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  const tests = files.map((file) => `test/${file.replaceAll('\\', '/')}`).filter((file) => file.endsWith('.test.ts'))
  return tests.filter((file) => ![...reached(root, file)].some(isSystemBound)).toSorted()
}

/** A file and all that it imports, directly or not, as paths from the root; modules by their name. */
function reached(root: string, file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  if (!/^(test|bench)\//.test(file)) return seen
  for (const [, name] of readFileSync(join(root, file), 'utf8').matchAll(
    /^(?:import .*|export .*|\} )from '([^']+)'/gm,
  )) {
    reached(root, name?.startsWith('.') ? normalize(join(dirname(file), name)) : (name as string), seen)
  }
  return seen
}

function isSystemBound(path: string): boolean {
  return /^(test\/(tools|writer)\/|node:(child_process|worker_threads)$)/.test(path)
}
