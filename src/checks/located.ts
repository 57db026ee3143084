import type { Position } from '../errors.ts'
import { originOf } from '../presets/merge.ts'
import type { Target } from '../targets.ts'
import type { SourceMap } from '../yaml/source-map.ts'
import type { Judged } from './allow.ts'
import type { Finding } from './finding.ts'

/** Findings with their places in the config's file. What the file does not say, such as an object's name, has none. */
export function located({ findings, allowed }: Judged, targets: readonly Target[], source: SourceMap): Judged {
  const add = <Told extends Finding>(finding: Told): Told => {
    const target = targets.find(({ name }) => name === finding.target)
    const position = target && positionOf(finding.path.split('.'), target, source)
    return position ? { ...finding, position } : finding
  }
  return { findings: findings.map(add), allowed: allowed.map(add) }
}

/** Where a value is said that holds in a target: in its overrides, else in the config. */
function positionOf(path: readonly string[], { name, layers }: Target, source: SourceMap): Position | undefined {
  const isOverride = originOf(layers, path) === 'overrides'
  const position = source.position(isOverride ? ['targets', name, 'overrides', ...path] : path)
  return isSame(position, source.position([])) ? undefined : position
}

/** A source map answers with the file as a whole for what is not in it. */
function isSame(one: Position | undefined, other: Position | undefined): boolean {
  return one?.line === other?.line && one?.column === other?.column
}
