import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Plugin } from 'esbuild'

/**
 * Modules that `generate` does not need when all is well, because they bring large libraries (zod, yaml, commander) or are
 * seldom called; and the tables of words, so that the package holds them once. Each is a file of its own in dist/, read when
 * one of its functions is first called. They export functions and types, nothing else, and have copies of what they share
 * with others.
 */
export const deferredModules = [
  'src/cli/explain-text.ts',
  'src/cli/parse.ts',
  'src/cli/templates.ts',
  'src/explain/explain-topic.ts',
  'src/explain/explain-value.ts',
  'src/generated/tables.ts',
  'src/presets/show.ts',
  'src/topology/draw.ts',
  'src/vocabulary/explain.ts',
  'src/writer/difference.ts',
  'src/writer/load.ts',
]

/**
 * Puts the deferred modules off, so that a program starts fast while its sources stay plain imports. An ES module, which has no
 * `require`, takes that of dist/deferred.cjs, where each file is named, so that the bundler of a user finds them.
 */
export const deferred: Plugin = {
  name: 'deferred',
  setup(build) {
    const { format, outdir = 'dist' } = build.initialOptions
    const met = new Set<string>()
    build.onResolve({ filter: /^\.\.?\/.*\.ts$/ }, ({ importer, path }) => {
      const module = deferredModules.find((module) => resolve(module) === join(dirname(importer), path))
      // Relative, because the source maps repeat it.
      return module ? { path: module, namespace: 'deferred' } : undefined
    })
    build.onLoad({ filter: /.*/, namespace: 'deferred' }, ({ path }) => {
      const file = `./${basename(path, '.ts')}.cjs`
      met.add(file)
      const stubs = exportsOf(path).map((name) => `export const ${name} = (...values) => load().${name}(...values)`)
      return { contents: `const load = () => require('${file}')\n${stubs.join('\n')}`, loader: 'js' }
    })
    build.onResolve({ filter: /\.cjs$/, namespace: 'deferred' }, ({ path }) => ({ path, external: true }))
    if (format !== 'esm') return
    build.initialOptions.banner = { js: `import require from './deferred.cjs'` }
    build.onEnd(() => {
      mkdirSync(outdir, { recursive: true })
      writeFileSync(join(outdir, 'deferred.cjs'), requireOf([...met].toSorted()))
    })
  },
}

function requireOf(files: readonly string[]): string {
  const cases = files.map((file) => `    case '${file}':\n      return require('${file}')\n`)
  return `'use strict'\nmodule.exports = (file) => {\n  switch (file) {\n${cases.join('')}  }\n}\n`
}

/** The functions that a module exports, its own or others'. */
function exportsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8')
  const own = [...text.matchAll(/^export (?:async )?function (\w+)/gm)].map(([, name]) => name as string)
  const others = [...text.matchAll(/^export \{ (\w+) \} from/gm)].map(([, name]) => name as string)
  return [...own, ...others]
}
