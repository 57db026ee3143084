import { join } from 'node:path'
import type { Bench } from './group.ts'
import type { Row } from './row.ts'

/** What every group is compared with: Node.js that starts and does nothing. */
export function nodeBaseline({ scratch }: Bench): Row {
  const command = { command: [process.execPath, '-e', '0'], folder: scratch } as const
  return { id: 'node', title: '`node -e 0`', baseline: '`node -e 0`', command: () => command }
}

/** A program of bench/programs. */
export function program({ root, scratch }: Bench, name: string, ...rest: string[]) {
  return { command: [process.execPath, join(root, 'bench/programs', name), ...rest], folder: scratch } as const
}
