import type { AnyWorkloadKind } from './kind.ts'
import { postgres } from './postgres.ts'
import { web } from './web.ts'

/** The kinds of workloads, by the word that a config uses. The only list of them. */
export const workloadKinds = { web, postgres } as const satisfies Record<string, AnyWorkloadKind>
