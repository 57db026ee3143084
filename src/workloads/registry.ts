import type { Kind } from '../vocabulary/kinds.ts'
import type { AnyWorkloadKind } from './kind.ts'
import { postgres } from './postgres.ts'
import { web } from './web.ts'

/** The kinds of workloads, by the word that a config uses: each that has words in src/vocabulary. */
export const workloadKinds = { web, postgres } as const satisfies Record<Kind, AnyWorkloadKind>
