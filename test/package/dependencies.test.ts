import { expect, test } from 'vitest'
import lock from '../../package-lock.json' with { type: 'json' }
import { recordFigure } from '../support/figures.ts'

interface LockedPackage {
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly optional?: boolean
  readonly hasInstallScript?: boolean
}

/** What a user installs with the package, by its place below node_modules. */
const installed = Object.entries(lock.packages as Readonly<Record<string, LockedPackage>>).filter(
  ([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional,
)

test('nothing that a user installs runs a script while it is installed', () => {
  const scripted = installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)
  expect(installed.length).toBeGreaterThan(5)
  expect(scripted).toEqual([])
  recordFigure({
    id: 'C2',
    what: 'install scripts among what a user installs',
    reach: 'none',
    measured: `${installed.length} packages, ${scripted.length} with an install script`,
  })
})
