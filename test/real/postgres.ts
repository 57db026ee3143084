import { access, appendFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { Bundle } from '../../src/index.ts'
import type { Outcome } from '../tools/execute.ts'
import { type Container, containerOf, type Place, runInside, withEnvironment } from './container.ts'
import { freePort, run, type Server, serve, untilReady } from './process.ts'
import { nobody } from './user.ts'

/** Where a client connects as. */
export interface Login {
  readonly user: string
  readonly password: string
  readonly database: string
}

/** A generated container of PostgreSQL. The tools in it find the server where the image has it, but for the port. */
export async function databaseContainer(bundle: Bundle, place: Place): Promise<Container> {
  const container = await containerOf(bundle, place, inject('servers').postgres)
  return withEnvironment(container, {
    PGPORT: String(await freePort()),
    PGHOST: container.inside('/var/run/postgresql'),
  })
}

/** Starts PostgreSQL as the image does, and waits for the generated probe: the data folder is made at the first start only. */
export async function startPostgres(container: Container): Promise<Server> {
  const { PGDATA = '' } = container.environment
  const isMade = access(join(PGDATA, 'PG_VERSION'))
  await isMade.catch(() => initialise(container))
  const server = servePostgres(container, '127.0.0.1')
  await untilReady(server, () => probe(container))
  return server
}

/** Starts the server, to be reached by its socket, and by TCP at an address if there is one. */
export function servePostgres({ environment }: Container, address: string): Server {
  const { PGDATA = '', PGPORT = '', PGHOST = '' } = environment
  const settings = [`listen_addresses=${address}`, `port=${PGPORT}`, `unix_socket_directories=${PGHOST}`]
  const command = [program('postgres'), '-D', PGDATA, ...settings.flatMap((setting) => ['-c', setting])]
  return serve('INT', command, { environment, user: nobody })
}

/** The generated readiness probe. */
export function probe(container: Container): Promise<Outcome> {
  return runInside(container, container.generated.readinessProbe.exec.command)
}

/** How a container in another pod finds the server: there is no DNS, and the port is another one. */
export function reaching(container: Container, { environment: { PGPORT = '' } }: Container): Container {
  return withEnvironment(container, { PGHOSTADDR: '127.0.0.1', PGPORT })
}

/** Makes a data folder with the variables of now, by the image's own steps. */
export async function initialise(container: Container): Promise<void> {
  const { PGDATA = '', POSTGRES_USER = '', POSTGRES_PASSWORD = '', POSTGRES_DB = '' } = container.environment
  await expectFine(await makeDataFolder(PGDATA, POSTGRES_USER, await passwordFile(container, POSTGRES_PASSWORD)))
  await appendFile(join(PGDATA, 'pg_hba.conf'), 'host all all all scram-sha-256\n')
  const options = { environment: container.environment, user: nobody, input: `CREATE DATABASE "${POSTGRES_DB}"\n` }
  await expectFine(await run([program('postgres'), '--single', '-D', PGDATA, 'postgres'], options))
}

/** `initdb`, which trusts who comes by the socket, and asks for the password over TCP. */
export function makeDataFolder(folder: string, user: string, passwordFile: string): Promise<Outcome> {
  // The image trusts the loopback interface too; a client in another pod is asked, and ours come over loopback.
  const authentication = ['--auth-local=trust', '--auth-host=scram-sha-256']
  const command = [program('initdb'), '-D', folder, `--username=${user}`, `--pwfile=${passwordFile}`, ...authentication]
  return run([...command, '--encoding=UTF8', '--no-locale', '--no-sync'], {
    environment: { PATH: '/usr/bin:/bin' },
    user: nobody,
  })
}

/** A file with a password, as initdb reads it. */
export async function passwordFile({ root }: Container, password: string): Promise<string> {
  const file = join(root, 'password')
  await writeFile(file, `${password}\n`)
  return file
}

/** What a client in another pod gets, by the address of the pod and with a password. */
export function query(container: Container, login: Login, sql: string): Promise<Outcome> {
  const { PATH = '', PGPORT = '' } = container.environment
  const environment = { PATH, PGPORT, PGHOST: '127.0.0.1', PGPASSWORD: login.password }
  const command = [
    'psql',
    '-X',
    '-w',
    '-At',
    '-v',
    'ON_ERROR_STOP=1',
    '-U',
    login.user,
    '-d',
    login.database,
    '-c',
    sql,
  ]
  return run(command, { environment, user: container.user })
}

function program(name: string): string {
  return join(inject('servers').postgres, name)
}

function expectFine({ code, stdout, stderr }: Outcome): void {
  if (code !== 0) throw new Error(`exit ${code}: ${stdout}${stderr}`)
}
