import { changing } from './changing.ts'
import { looking } from './looking.ts'
import type { Promised } from './promise.ts'

/** What the page says that its commands do. */
export const promises: readonly Promised[] = [...looking, ...changing]
