import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Plugin } from 'esbuild'

/**
 * Keeps the source maps as small as a stack trace needs: every line of our own files, of a library's file only its name, and
 * the text of none. With all of it the maps would be the larger half of what a user installs.
 */
export const ownMaps: Plugin = {
  name: 'own-maps',
  setup(build) {
    build.initialOptions.sourcesContent = false
    build.onLoad({ filter: /[\\/]node_modules[\\/].*\.[cm]?js$/ }, async ({ path }) => ({
      contents: `${await readFile(path, 'utf8')}\n//# sourceMappingURL=data:application/json;base64,${nameOnly(path)}`,
      loader: 'js',
    }))
  },
}

/** A source map that leads from the beginning of a file to its beginning, and knows nothing of the rest. */
function nameOnly(path: string): string {
  const map = { version: 3, sources: [basename(path)], names: [], mappings: 'AAAA' }
  return Buffer.from(JSON.stringify(map)).toString('base64')
}
