import { fileURLToPath } from 'node:url'

/** Our own public API, for configs that import it by the package's name where the package is not installed. */
export const selfEntry = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../index.ts' : './index.cjs', import.meta.url),
)
