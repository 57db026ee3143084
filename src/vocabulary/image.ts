import { z } from 'zod'
import type { Image } from '../config/common-types.ts'
import { splitImage } from '../config/image.ts'

/** A config that may also be written as something shorter: the schema that turns the short form into the full one. */
export const shorthands = new WeakMap<object, z.ZodType>()

const REPOSITORY = '[a-z0-9]+([._-]+[a-z0-9]+)*(:[0-9]+)?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*'
const TAG = '[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?'
const DIGEST = 'sha256:[a-f0-9]{64}'
export const shortImage = z
  .string()
  .regex(new RegExp(`^${REPOSITORY}(:${TAG})?(@${DIGEST})?$`), 'an image such as belajar/app:1.4.0')
  .describe('The image in one text: repository, tag and digest.')
  .transform(splitImage)

/** The image of a container. */
export function image(repository?: string, tag = ''): z.ZodType<Image, Partial<Image> | undefined> {
  const repositoryField = z.string().regex(new RegExp(`^${REPOSITORY}$`), 'an image repository such as belajar/app')
  const schema = z
    .strictObject({
      repository: (repository ? repositoryField.default(repository) : repositoryField).describe(
        'Where the image lies, without tag and digest.',
      ),
      tag: z
        .string()
        .regex(new RegExp(`^(${TAG})?$`), 'a tag of at most 63 characters')
        .default(tag)
        .describe('The tag of the image; it is also the version label.'),
      digest: z
        .string()
        .regex(new RegExp(`^(${DIGEST})?$`), 'a digest such as sha256:... with 64 hexadecimal digits')
        .default('')
        .describe('The digest of the image; it wins over the tag.'),
      pullPolicy: z
        .enum(['Always', 'IfNotPresent', 'Never'])
        .default('IfNotPresent')
        .describe('When a node pulls the image.'),
    })
    .describe('The image of the container.')
  shorthands.set(schema, shortImage)
  return (repository ? schema.prefault({} as never) : schema) as unknown as z.ZodType<Image, Partial<Image> | undefined>
}
