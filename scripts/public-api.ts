import { dirname, join, resolve } from 'node:path'
import type { Plugin } from 'esbuild'

/** The command uses the library that lies beside it, so that the package holds it once less. */
export const publicApi: Plugin = {
  name: 'public-api',
  setup(build) {
    build.onResolve({ filter: /\/index\.ts$/ }, ({ importer, path }) =>
      join(dirname(importer), path) === resolve('src/index.ts') ? { path: './index.cjs', external: true } : undefined,
    )
  },
}
