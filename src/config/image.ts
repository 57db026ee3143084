import type { Image } from './common-types.ts'

/** The parts of an image that is written as one text: `repository:tag@digest`. */
export function splitImage(reference: string): Partial<Image> {
  const [rest = '', digest] = reference.split('@')
  const colon = rest.lastIndexOf(':')
  const tagged = colon > rest.lastIndexOf('/')
  return {
    repository: tagged ? rest.slice(0, colon) : rest,
    ...(tagged ? { tag: rest.slice(colon + 1) } : {}),
    ...(digest ? { digest } : {}),
  }
}
