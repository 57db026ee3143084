import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'image-tag'

describe(code, () => {
  it('refuses an image with neither tag nor digest', () => {
    expect(found(code, shop({ image: 'shop/app' }))).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'workloads.app.image',
        message: 'the image shop/app has neither a tag nor a digest',
        reason: 'it is not said which version runs, and a name that ends in ":" is refused',
        remedy: 'write a tag, such as workloads.app.image: shop/app:1.0.0, or a digest',
      },
    ])
  })

  it('looks at the image of helm test too', () => {
    expect(found(code, shop({}, {}, { test: { image: { tag: '' } } }))).toMatchObject([{ path: 'test.image' }])
  })

  it('accepts a tag, and a digest', () => {
    expect(found(code, shop())).toEqual([])
    expect(found(code, shop({ image: `shop/app@sha256:${'0'.repeat(64)}` }))).toEqual([])
  })
})
