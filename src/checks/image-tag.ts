import type { Image } from '../config/common-types.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'

export const imageTag: Rule = {
  code: 'image-tag',
  severity: 'error',
  about: {
    en: 'An image has a tag or a digest.',
    id: 'Image memakai tag atau digest.',
  },
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
    message: {
      en: `the image ${repository} has neither a tag nor a digest`,
      id: `image ${repository} tidak punya tag maupun digest`,
    },
    reason: {
      en: 'it is not said which version runs, and a name that ends in ":" is refused',
      id: 'tidak disebut versi mana yang berjalan, dan nama yang berakhir dengan ":" ditolak',
    },
    remedy: {
      en: `write a tag, such as ${path}: ${repository}:1.0.0, or a digest`,
      id: `tulis sebuah tag, misalnya ${path}: ${repository}:1.0.0, atau sebuah digest`,
    },
  }
}
