import { extname } from 'node:path'
import type { Jiti, ModuleCache } from 'jiti'
import { plainData } from '../config/plain.ts'
import { sourceMapOfCode } from '../config/positions.ts'
import type { Problem } from '../errors.ts'
import type { ReadResult } from '../yaml/read.ts'
import type { SourceMap } from '../yaml/source-map.ts'
import { type CodeFile, codeFailure } from './load-failure.ts'
import { runGuarded } from './run-guarded.ts'

/**
 * Runs a config and reads what it exports by default as plain data.
 * @throws KitError when it cannot be run.
 */
export async function loadCode(file: CodeFile): Promise<ReadResult> {
  const source = sourceMapOfCode(file.text, file.displayPath)
  const { exported } = await run(file)
  return exported === undefined ? withoutConfig(source) : { ...plainData(exported, source), source }
}

function withoutConfig(source: SourceMap): ReadResult {
  const position = source.valuePosition([])
  const remedy = 'write: export default defineConfig({ … })'
  const problem: Problem = { code: 'config-invalid-value', message: 'the file exports no config', path: '', remedy }
  return { data: undefined, source, problems: [{ ...problem, ...(position ? { position } : {}) }] }
}

/** What the file exports by default; undefined when it exports nothing so. In an object, so that no promise in it is awaited. */
async function run(file: CodeFile): Promise<{ readonly exported: unknown }> {
  const { path, text } = file
  const jiti = await createRunner(file)
  const cache: ModuleCache = {}
  try {
    // Not jiti.import, which would run plain JavaScript twice when its first run fails, and not see a second version of it.
    const options = { id: path, filename: path, ext: extname(path), async: true, forceTranspile: true, cache }
    await runGuarded(async () => jiti.evalModule(text, options))
  } catch (error) {
    throw await codeFailure(error, file, (source, filename) => transform(jiti, source, filename))
  }
  // The cache and not the result: of a promise that is exported, the result is what it resolves to.
  const exported: unknown = cache[path]?.exports
  return { exported: isModule(exported) ? exported.default : isBare(exported) ? undefined : exported }
}

/** jiti is large, so only a config in code pays for it. It writes nothing to the disk, and finds k8s-kit itself. */
async function createRunner({ path, selfEntry }: CodeFile): Promise<Jiti> {
  const { createJiti } = await import('jiti')
  const alias: Record<string, string> = selfEntry === undefined ? {} : { '@belajar/k8s-kit': selfEntry }
  return createJiti(path, {
    alias,
    fsCache: false,
    moduleCache: false,
    interopDefault: false,
    sourceMaps: true,
    tryNative: false,
  })
}

function transform(jiti: Jiti, source: string, filename: string): string {
  return jiti.transform({ source, filename, ts: /\.[cm]?ts$/.test(filename), async: true })
}

function isModule(exported: unknown): exported is { readonly default?: unknown } {
  return typeof exported === 'object' && exported !== null && '__esModule' in exported
}

/** Whether it is the object that a file without any export leaves. */
function isBare(exported: unknown): boolean {
  if (typeof exported !== 'object' || exported === null) return false
  return Object.getPrototypeOf(exported) === Object.prototype && Reflect.ownKeys(exported).length === 0
}
