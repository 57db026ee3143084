import type { Remark, Rule } from './finding.ts'
import { imagesOf, type PlacedImage } from './image-tag.ts'

export const imageLatest: Rule = {
  code: 'image-latest',
  severity: 'warning',
  about: {
    en: 'The tag `latest` is another image tomorrow.',
    id: 'Tag `latest` besok sudah berarti image lain.',
  },
  check: (reviewed) =>
    imagesOf(reviewed)
      .filter(({ image: { tag, digest } }) => tag === 'latest' && digest === '')
      .map(moving),
}

function moving({ path, image: { repository } }: PlacedImage): Remark {
  return {
    path,
    message: {
      en: `the image ${repository}:latest is another one whenever it is pushed`,
      id: `image ${repository}:latest berganti isi setiap kali di-push`,
    },
    reason: {
      en: 'two pods may run two versions, an update is no change to apply, and there is nothing to roll back to',
      id: 'dua pod bisa menjalankan dua versi, pembaruan tidak tampak sebagai perubahan, dan tidak ada versi untuk kembali',
    },
    remedy: {
      en: `write the version as the tag, such as ${path}: ${repository}:1.0.0, or a digest`,
      id: `tulis versinya sebagai tag, misalnya ${path}: ${repository}:1.0.0, atau sebuah digest`,
    },
  }
}
