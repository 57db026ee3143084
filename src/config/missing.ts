import { didYouMean, type Problem } from '../errors.ts'
import { shownText } from '../secrets/shown.ts'
import type { SourceMap } from '../yaml/source-map.ts'
import { problemAt } from './problems.ts'

/** A place in a config. */
export type Path = readonly (string | number)[]

/** The problem that a name leads nowhere, if it does. */
export function missing(
  name: string,
  known: readonly string[],
  what: string,
  path: Path,
  source?: SourceMap,
): Problem[] {
  if (known.includes(name)) return []
  const candidates = didYouMean(name, known)
  // Who writes a password where its name belongs must not read it again.
  const isTold = candidates.length > 0 || !/Secret/.test(what)
  const remedy = known.length > 0 ? `known: ${known.join(', ')}` : `there is none yet`
  const message = `there is no ${isTold ? `${what} ${shownText(name)}` : `such ${what}`}`
  return [problemAt('config-unknown-reference', path, message, { source }, { candidates, remedy })]
}
