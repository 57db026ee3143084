import { afterAll, beforeEach } from 'vitest'
import { type Figure, recordFigure } from '../support/figures.ts'

/** Keeps what the tests around this call measured, if none of them failed. */
export function recordWhenPassed(figure: () => Figure): void {
  let failures = 0
  beforeEach(({ onTestFailed }) => {
    onTestFailed(() => {
      failures++
    })
  })
  afterAll(() => {
    if (failures === 0) recordFigure(figure())
  })
}
