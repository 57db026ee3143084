import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'image-latest'

describe(code, () => {
  it('finds the tag latest', () => {
    expect(found(code, shop({ image: 'shop/app:latest' }))).toEqual([
      {
        code,
        severity: 'warning',
        target: 'test',
        path: 'workloads.app.image',
        message: 'the image shop/app:latest is another one whenever it is pushed',
        reason: 'two pods may run two versions, an update is no change to apply, and there is nothing to roll back to',
        remedy: 'write the version as the tag, such as workloads.app.image: shop/app:1.0.0, or a digest',
      },
    ])
  })

  it('accepts a version, and a digest that wins over the tag', () => {
    expect(found(code, shop())).toEqual([])
    expect(found(code, shop({ image: `shop/app:latest@sha256:${'0'.repeat(64)}` }))).toEqual([])
  })
})
