import type { Image } from '../config/common-types.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'

/** An image has a tag or a digest. */
export const imageTag: Rule = {
  code: 'image-tag',
  severity: 'error',
  check: (reviewed) =>
    imagesOf(reviewed)
      .filter(({ image: { tag, digest } }) => tag === '' && digest === '')
      .map(untagged),
}

/** An image of the values, and its config path. */
export interface PlacedImage {
  readonly path: string
  readonly image: Image
}

/** Every image of a target: of its workloads and of the pod that `helm test` runs. */
export function imagesOf({ target: { values } }: Pick<Reviewed, 'target'>): PlacedImage[] {
  const workloads = Object.entries(values.workloads).map(([key, { image }]) => ({
    path: `workloads.${key}.image`,
    image,
  }))
  return [...workloads, { path: 'test.image', image: values.test.image }]
}

function untagged({ path, image: { repository } }: PlacedImage): Remark {
  return {
    path,
    message: `the image ${repository} has neither a tag nor a digest`,
    reason: 'it is not said which version runs, and a name that ends in ":" is refused',
    remedy: `write a tag, such as ${path}: ${repository}:1.0.0, or a digest`,
  }
}
