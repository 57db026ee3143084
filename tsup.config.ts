import { existsSync } from 'node:fs'
import { defineConfig, type Options } from 'tsup'

const common: Options = { target: 'node20', removeNodeProtocol: false }

// The first `npx k8s-kit` in a clone prepares the package once more, although `npm ci` has just built it.
const { npm_command: command, npm_lifecycle_event: event } = process.env
const isBuilt = command === 'exec' && event === 'prepare' && existsSync('dist/bin.cjs')

export default defineConfig(
  isBuilt
    ? []
    : [
        { ...common, entry: ['src/index.ts'], format: ['esm', 'cjs'], dts: true },
        // One file, so that it starts fast; `shims` for import.meta.url, the place of the package itself.
        { ...common, entry: ['src/bin.ts'], format: 'cjs', shims: true },
      ],
)
