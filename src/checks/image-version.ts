import type { Image } from '../config/common-types.ts'
import { kindOf } from '../workloads/application.ts'
import type { Remark, Rule } from './finding.ts'

export const imageVersion: Rule = {
  code: 'image-version',
  severity: 'error',
  about: {
    en: 'Where a kind has a version, its image is of that version: the version decides where the data lies.',
    id: 'Bila sebuah kind punya versi, image-nya juga versi itu: versi menentukan letak datanya.',
  },
  check: (reviewed) =>
    Object.entries(reviewed.config.workloads).flatMap(([key, workload]) => {
      const defaults = kindOf(workload.kind).defaults?.(workload, reviewed.config) as
        | { readonly image?: Partial<Image> }
        | undefined
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
    message: {
      en: `the image of ${key} is ${kind} ${found}, and its version is ${wanted}`,
      id: `image ${key} adalah ${kind} ${found}, sedangkan versinya ${wanted}`,
    },
    reason: {
      en: 'the version decides where the data lies: another one would not find it, or would refuse to start',
      id: 'versi menentukan letak datanya: versi lain tidak akan menemukannya, atau menolak berjalan',
    },
    remedy: {
      en: `write a tag of ${kind} ${wanted}, or set ${path}.version to "${found}"`,
      id: `tulis tag ${kind} ${wanted}, atau ubah ${path}.version menjadi "${found}"`,
    },
  }
}
