import { existsSync } from 'node:fs'
import { defineConfig, type Options } from 'tsup'
import { deferred, deferredModules } from './scripts/deferred.ts'
import { ownMaps } from './scripts/own-maps.ts'
import { publicApi } from './scripts/public-api.ts'

// jiti brings files of its own; everything else is in the bundles, as far as it is used.
const common: Options = {
  target: 'node20',
  removeNodeProtocol: false,
  minify: true,
  sourcemap: true,
  esbuildPlugins: [ownMaps],
  noExternal: [/^(?!jiti$)/],
}
const ours: Options = { ...common, esbuildPlugins: [deferred, ownMaps] }

// The first `npx k8s-kit` in a clone prepares the package once more, although `npm ci` has just built it.
const { npm_command: command, npm_lifecycle_event: event } = process.env
const isBuilt = command === 'exec' && event === 'prepare' && existsSync('dist/bin.cjs')

export default defineConfig(
  isBuilt
    ? []
    : [
        { ...ours, entry: ['src/index.ts'], format: ['esm', 'cjs'], dts: true },
        // `shims` for import.meta.url, the place of the package itself.
        { ...ours, entry: ['src/bin.ts'], format: 'cjs', shims: true, esbuildPlugins: [deferred, publicApi, ownMaps] },
        ...deferredModules.map((module): Options => ({ ...common, entry: [module], format: 'cjs', shims: true })),
      ],
)
