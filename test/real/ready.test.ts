import { beforeAll, expect, inject, test } from 'vitest'
import { exampleBundle } from '../support/examples.ts'
import { type Container, containerOf, runInside, withEnvironment } from './container.ts'
import { databaseContainer, initialise, probe, reaching, servePostgres, startPostgres } from './postgres.ts'
import { freePort, STILL_WAITING, untilReady, within } from './process.ts'
import { blockOf, readerOf } from './runbook.ts'

const target = 'kind'
const reference = 'statefulset/warung-kopi-database'
const bundle = exampleBundle('warung-kopi')
const NO_ANSWER = 2

let database: Container
beforeAll(async () => {
  database = await databaseContainer(bundle, { target, kind: 'StatefulSet', name: 'warung-kopi-database' })
  await initialise(database)
})

test('000-43: the probe and the command of the runbook tell a database that answers from one that does not', async () => {
  const command = blockOf(bundle, 'bash', 'pg_isready')
  const asked = async (container = database) => {
    const { type } = await readerOf(container, reference)
    const outcomes = [await probe(container), await type(command)]
    return outcomes.map(({ code }) => code)
  }
  expect(await asked()).toEqual([NO_ANSWER, NO_ANSWER])
  const server = await startPostgres(database)
  expect(await asked()).toEqual([0, 0])
  expect(await asked(withEnvironment(database, { PGPORT: String(await freePort()) }))).toEqual([NO_ANSWER, NO_ANSWER])
  await server.stop()
  expect(await asked()).toEqual([NO_ANSWER, NO_ANSWER])
})

test('000-43: a database that is still being made answers by its socket, and is not ready', async () => {
  const server = servePostgres(database, '')
  await untilReady(server, () => runInside(database, ['pg_isready', '-U', 'warung-kopi']))
  expect(await probe(database)).toMatchObject({ code: NO_ANSWER })
  await server.stop()
})

test('000-43: a Job that needs the database waits until it answers', async () => {
  const { PGPORT = '' } = database.environment
  const job = { target, kind: 'Job', name: 'warung-kopi-migration', before: 'wait-for-database' }
  const waiter = reaching(await containerOf(bundle, job, inject('servers').postgres), database)
  const command = waiter.generated.command.map((word: string) => word.replace('-p 5432', `-p ${PGPORT}`))
  expect(await runInside(waiter, [...within(1), ...command])).toMatchObject({ code: STILL_WAITING })
  const server = await startPostgres(database)
  expect(await runInside(waiter, [...within(30), ...command])).toMatchObject({ code: 0 })
  await server.stop()
})
