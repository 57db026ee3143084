import type { DataCommands } from './kind.ts'

const DATABASE = '-U "$POSTGRES_USER" -d "$POSTGRES_DB"'

/** What a person types in the container of PostgreSQL. Its user has no name in the image, so every tool is told one. */
export const postgresCommands: DataCommands = {
  title: 'PostgreSQL',
  ping: inShell(`pg_isready -h 127.0.0.1 ${DATABASE}`),
  console: inShell(`psql ${DATABASE}`),
  usage: inShell(`psql ${DATABASE} -c "SELECT pg_size_pretty(pg_database_size(current_database()))"`),
  restart: {
    kept: {
      en: 'What it has confirmed outlives a restart: it stands in a log on the volume first.',
      id: 'Yang sudah dikonfirmasinya tetap ada setelah restart: lebih dulu tercatat di log pada volume.',
    },
    lost: {
      en: 'It has no volume: a restart empties it.',
      id: 'Ia tidak punya volume: restart mengosongkannya.',
    },
  },
  copies: {
    extension: 'dump',
    write: inShell(`pg_dump ${DATABASE} --format=custom --no-owner`),
    list: 'pg_restore --list',
    // The list stands at the beginning of a copy: it is whole even where the rest was cut off.
    read: 'pg_restore --file=/dev/null',
    restore: inShell(`pg_restore ${DATABASE} --clean --if-exists --no-owner --single-transaction`),
    look: inShell(`psql ${DATABASE} -c "\\dt+"`),
  },
  password: {
    variable: 'POSTGRES_PASSWORD',
    change: "ALTER ROLE CURRENT_USER WITH PASSWORD '<new value>';",
  },
}

/** The variables are those of the container, not of the reader's own shell. */
function inShell(command: string): string {
  return `sh -c '${command}'`
}
