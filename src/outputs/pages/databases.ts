import type { TargetFacts, WorkloadFacts } from './facts.ts'
import { shellWord } from './text.ts'

/** How one asks a kind of database, in a shell of its container. */
export interface DatabaseCommands {
  readonly title: string
  /** Whether it answers at an address. */
  ping(host: string, port: number): string
  readonly console: string
  readonly dump: string
  /** The variable with the password, which counts only when the data folder is made. */
  readonly passwordVariable: string
  /** What changes the password of whoever is logged in. */
  readonly changePassword: string
}

/** The kinds of workloads that are databases. */
const databaseKinds: Readonly<Record<string, DatabaseCommands>> = {
  postgres: {
    title: 'PostgreSQL',
    ping: (host, port) => `pg_isready -h ${host} -p ${port}`,
    console: inShell('psql -U "$POSTGRES_USER" -d "$POSTGRES_DB"'),
    dump: inShell('pg_dump -U "$POSTGRES_USER" -d "$POSTGRES_DB"'),
    passwordVariable: 'POSTGRES_PASSWORD',
    changePassword: "ALTER ROLE CURRENT_USER WITH PASSWORD '<new value>';",
  },
}

/** The commands of a database; undefined for any other workload. */
export function databaseCommands({ kind }: WorkloadFacts): DatabaseCommands | undefined {
  return databaseKinds[kind]
}

/** The databases of a target. */
export function databasesOf({ workloads }: TargetFacts): WorkloadFacts[] {
  return workloads.filter((workload) => databaseCommands(workload))
}

/** The Service that clients of a workload use, never the headless one. */
export function clientService({ services }: WorkloadFacts) {
  return services.find(({ headless }) => !headless)
}

/** The variables are those of the container, not of the reader's own shell. */
function inShell(command: string): string {
  return `sh -c ${shellWord(command)}`
}
