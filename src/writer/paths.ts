import { KitError, type Problem } from '../errors.ts'
import { refusal } from './faults.ts'
import { visible } from './visible.ts'

/** Throws one KitError with every path that cannot be a file of the output on Linux, macOS and Windows alike. */
export function checkPaths(paths: Iterable<string>): void {
  const problems = pathProblems(paths)
  if (problems.length > 0) throw new KitError(problems)
}

/** What is wrong with a set of file paths, in the order of the paths: each by itself, then with each other. */
export function pathProblems(paths: Iterable<string>): Problem[] {
  const found: [path: string, what: string][] = []
  const sound: string[] = []
  for (const path of [...paths].sort()) {
    const what = fault(path)
    if (what === undefined) sound.push(path)
    else found.push([path, what])
  }
  const remedy = 'rename what the path is made from: the config, a workload or a target'
  return [...found, ...clashes(sound)].map(([path, what]) =>
    refusal(`the output path "${visible(path)}" ${what}`, remedy),
  )
}

/** Every folder above the paths, once, a parent before its children; the output folder itself is not one of them. */
export function foldersOf(paths: Iterable<string>): string[] {
  const folders = new Set<string>()
  for (const path of paths) for (const folder of parents(path)) folders.add(folder)
  return [...folders].sort()
}

/** The form in which a file system that ignores case and Unicode form compares names. */
export function foldPath(path: string): string {
  return path.toUpperCase().toLowerCase().normalize('NFC')
}

/** From the outside in: the first that fits names the fault. */
const faults: readonly (readonly [string, string, flags?: string])[] = [
  ['^$', 'is empty'],
  ['^/', 'is absolute'],
  ['\\\\', 'has a backslash'],
  ['[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]', 'has a control character or one that cannot be seen', 'u'],
  ['[<>:"|?*]', 'has one of < > : " | ? *'],
  ['/(/|$)', 'has an empty segment'],
  ['(^|/)\\.\\.?(/|$)', 'has a segment "." or ".."'],
  ['[. ](/|$)', 'has a segment that ends in a dot or a space'],
]

/** Names that are taken, in whatever case. */
const taken: typeof faults = [
  [
    '(^|/)(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[1-9\u00b9\u00b2\u00b3]) *(\\.[^/]*)?(/|$)',
    'has a name that Windows keeps for a device',
    'iu',
  ],
  [
    '^(k8s-kit\\.lock\\.json|\\.k8s-kit\\.lock)(/|$)|(^|/)\\.k8s-kit-\\d+-\\d+\\.tmp(/|$)',
    'has a name that k8s-kit keeps for itself',
    'iu',
  ],
]

/** Words with single dots and slashes between them: only their names may be taken, and the other expressions are dear. */
const PLAIN = /^\.?[\w-]+(?:(?:\.|\/\.?)[\w-]+)*$/

function knownFault(path: string): string | undefined {
  if (PLAIN.test(path)) return taken.find(([pattern]) => new RegExp(pattern).test(path.toLowerCase()))?.[1]
  return [...faults, ...taken].find(([pattern, , flags]) => new RegExp(pattern, flags).test(path))?.[1]
}

/** The longest name that the common file systems hold, in bytes. */
const longest = 255

function fault(path: string): string | undefined {
  const known = knownFault(path)
  if (known !== undefined) return known
  const long = path.split('/').some((segment) => Buffer.byteLength(segment) > longest)
  return long ? `has a segment of more than ${longest} bytes` : undefined
}

/** Paths that are one file, or a file and a folder, where case and Unicode form do not count. */
function clashes(paths: readonly string[]): [path: string, what: string][] {
  const places = new Map<string, { readonly name: string; readonly path: string }>()
  const found = new Map<string, string>()
  for (const path of paths) {
    for (const name of [...parents(path), path]) {
      const other = places.get(foldPath(name))
      if (other === undefined) places.set(foldPath(name), { name, path })
      else if (!found.has(path)) {
        const what = clash(name === path, other.name === other.path, name === other.name)
        if (what !== undefined) found.set(path, `${what} "${visible(other.path)}"`)
      }
    }
  }
  return [...found]
}

function clash(isFile: boolean, otherIsFile: boolean, sameText: boolean): string | undefined {
  if (isFile !== otherIsFile) return isFile ? 'is also a folder of' : 'lies in a folder that is also the file'
  if (isFile) return 'is, but for case or Unicode form, the same as'
  return sameText ? undefined : 'spells a folder in another way than'
}

function parents(path: string): string[] {
  const segments = path.split('/')
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'))
}
