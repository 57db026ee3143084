import type { Remark, Rule } from './finding.ts'
import { imagesOf, type PlacedImage } from './image-tag.ts'

/** The tag `latest` is another image tomorrow. */
export const imageLatest: Rule = {
  code: 'image-latest',
  severity: 'warning',
  check: (reviewed) =>
    imagesOf(reviewed)
      .filter(({ image: { tag, digest } }) => tag === 'latest' && digest === '')
      .map(moving),
}

function moving({ path, image: { repository } }: PlacedImage): Remark {
  return {
    path,
    message: `the image ${repository}:latest is another one whenever it is pushed`,
    reason: 'two pods may run two versions, an update is no change to apply, and there is nothing to roll back to',
    remedy: `write the version as the tag, such as ${path}: ${repository}:1.0.0, or a digest`,
  }
}
