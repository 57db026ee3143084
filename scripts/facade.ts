import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'

/**
 * Writes the ES module beside the CommonJS one: it hands on what that exports, so that the package holds the library once, and
 * a program that uses it both ways has one of each class.
 */
export async function writeFacade(): Promise<void> {
  const library: object = createRequire(import.meta.url)(resolve('dist/index.cjs'))
  const names = Object.keys(library).toSorted()
  writeFileSync(
    'dist/index.js',
    `import library from './index.cjs'\n\nexport const {\n  ${names.join(',\n  ')},\n} = library\n`,
  )
}
