import type { Image } from '../config/common-types.ts'
import { kindOf } from '../workloads/application.ts'
import type { Remark, Rule } from './finding.ts'

/** Where a kind has a version, its image is of that version: the version decides where the data lies. */
export const imageVersion: Rule = {
  code: 'image-version',
  severity: 'error',
  check: (reviewed) =>
    Object.entries(reviewed.config.workloads).flatMap(([key, workload]) => {
      const defaults = kindOf(workload.kind).defaults?.(workload) as { readonly image?: Partial<Image> } | undefined
      const wanted = majorOf(defaults?.image?.tag ?? '')
      const image = reviewed.target.values.workloads[key]?.image
      const found = image && isOfficial(image) ? majorOf(image.tag) : undefined
      return wanted && found && wanted !== found ? [otherVersion(key, workload.kind, found, wanted)] : []
    }),
}

/** The version that a tag begins with: `17` of `17.5-alpine`, and of `pg17`. */
function majorOf(tag: string): string | undefined {
  return /^(?:pg)?([0-9]+)/.exec(tag)?.[1]
}

/** Images whose tag is the version of the database: others count themselves. */
function isOfficial({ repository }: Image): boolean {
  return ['postgres', 'postgresql', 'postgis', 'pgvector'].includes(repository.split('/').at(-1) ?? '')
}

function otherVersion(key: string, kind: string, found: string, wanted: string): Remark {
  const path = `workloads.${key}`
  return {
    path: `${path}.image`,
    message: `the image of ${key} is ${kind} ${found}, and its version is ${wanted}`,
    reason: 'the version decides where the data lies: another one would not find it, or would refuse to start',
    remedy: `write a tag of ${kind} ${wanted}, or set ${path}.version to "${found}"`,
  }
}
