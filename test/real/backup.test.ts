import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, inject, test } from 'vitest'
import { exampleBundle } from '../support/examples.ts'
import { type Container, containerOf, runInside } from './container.ts'
import { databaseContainer, query, reaching, startPostgres } from './postgres.ts'
import type { Server } from './process.ts'
import { blockOf, type Reader, readerOf } from './runbook.ts'

const bundle = exampleBundle('warung-kopi')
const target = 'kind'
const WHOLE = /^database-\d{8}T\d{6}Z\.dump$/

let database: Container
let server: Server
let backup: Container
/** Where the copies are, on this machine. */
let copies: string
let reader: Reader

beforeAll(async () => {
  database = await databaseContainer(bundle, { target, kind: 'StatefulSet', name: 'warung-kopi-database' })
  server = await startPostgres(database)
  const job = await containerOf(
    bundle,
    { target, kind: 'CronJob', name: 'warung-kopi-backup' },
    inject('servers').postgres,
  )
  backup = reaching(job, database)
  copies = backup.inside('/backup')
  reader = await readerOf(database, 'statefulset/warung-kopi-database')
  await sql(`CREATE TABLE coffee (id serial PRIMARY KEY, name text UNIQUE, price numeric(10,2), roasted timestamptz);
    CREATE TABLE orders (coffee integer REFERENCES coffee, amount integer CHECK (amount > 0));
    INSERT INTO coffee (name, price, roasted) VALUES ('Gayo ☕', 85000.50, '2026-01-02 03:04:05+07'), ('Toraja', NULL, NULL);
    INSERT INTO orders SELECT 1, n FROM generate_series(1, 1000) n`)
})

/** What is told, by a client in another pod with the password of the Secret. */
async function sql(text: string): Promise<string> {
  const { POSTGRES_USER = '', POSTGRES_DB = '', POSTGRES_PASSWORD = '' } = database.environment
  const login = { user: POSTGRES_USER, database: POSTGRES_DB, password: POSTGRES_PASSWORD }
  const { code, stdout, stderr } = await query(database, login, text)
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' })
  return stdout
}

const rows = () => sql('SELECT * FROM coffee ORDER BY id; SELECT * FROM orders ORDER BY amount')
const back = () => runInside(backup, backup.generated.command)

/** Runs a block of the runbook; it has to end well. */
async function follow(by: Reader, block: string, copy: string): Promise<string> {
  const { code, stdout, stderr } = await by.type(block.replace('<name of the copy>', copy))
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' })
  return stdout
}

const look = blockOf(bundle, 'bash', 'pg_restore --list')
const restore = blockOf(bundle, 'bash', 'pg_restore -U')

test('001-21: the script of the CronJob writes a copy, which the commands of the runbook fetch and restore', async () => {
  const before = await rows()
  expect(await back()).toMatchObject({ code: 0, stderr: '' })
  const [copy = '', ...others] = await readdir(copies)
  expect([copy, others]).toEqual([expect.stringMatching(WHOLE), []])

  const waiting = await readerOf(backup, 'job/warung-kopi-backup-copies')
  expect(await follow(waiting, blockOf(bundle, 'bash', '-- ls -l /backup'), copy)).toContain(copy)
  await follow(waiting, blockOf(bundle, 'bash', '-- cat /backup/'), copy)
  const fetched = await readFile(join(waiting.folder, copy))
  expect(fetched.equals(await readFile(join(copies, copy)))).toBe(true)

  await writeFile(join(reader.folder, copy), fetched)
  expect(await follow(reader, look, copy)).toMatch(/TABLE DATA public coffee warung-kopi/)
  await sql('DROP TABLE orders, coffee')
  expect(await follow(reader, restore, copy)).toMatch(/coffee.*\n.*orders/)
  expect(await rows()).toBe(before)
  await sql("DELETE FROM orders; UPDATE coffee SET name = name || '!'; INSERT INTO coffee (name) VALUES ('Kintamani')")
  await follow(reader, restore, copy)
  expect(await rows()).toBe(before)
})

test('001-21: what a reader saves by hand is such a copy too', async () => {
  const before = await rows()
  await follow(reader, blockOf(bundle, 'bash', 'pg_dump'), '')
  await sql('TRUNCATE coffee, orders')
  await follow(reader, restore, 'warung-kopi-database.dump')
  expect(await rows()).toBe(before)
})

test('001-21: a copy without its end is told by the runbook, and restoring it leaves everything as it was', async () => {
  const copy = 'warung-kopi-database.dump'
  await follow(reader, blockOf(bundle, 'bash', 'pg_dump'), copy)
  await sql("INSERT INTO coffee (name) VALUES ('Flores')")
  const before = await rows()
  const file = join(reader.folder, copy)
  await truncate(file, (await readFile(file)).length - 100)
  expect(await reader.type(look.replace('<name of the copy>', copy))).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('TABLE DATA public orders'),
    stderr: expect.stringContaining('could not read from input file'),
  })
  expect(await reader.type(restore.replace('<name of the copy>', copy))).toMatchObject({ code: 1 })
  expect(await rows()).toBe(before)
})

test('001-21: the seven newest copies stay, and nothing of others goes', async () => {
  const days = ['01', '02', '03', '04', '05', '06', '07', '08', '09']
  const old = days.map((day) => `database-202001${day}T020000Z.dump`)
  const foreign = ['database-notes.dump', 'orders-20200101T020000Z.dump', 'readme.txt']
  for (const name of await readdir(copies)) await rm(join(copies, name))
  for (const name of [...old, ...foreign]) await writeFile(join(copies, name), '')
  expect(await back()).toMatchObject({ code: 0, stderr: '' })
  const names = await readdir(copies)
  const added = names.filter((name) => WHOLE.test(name) && !old.includes(name))
  expect(added).toHaveLength(1)
  expect(names.toSorted()).toEqual([...old.slice(3), ...added, ...foreign].toSorted())
})

test('001-21: a copy that fails leaves nothing, and no older copy goes', async () => {
  const before = await readdir(copies)
  await server.stop()
  expect(await back()).toMatchObject({ code: 1, stderr: expect.stringContaining('Connection refused') })
  expect(await readdir(copies)).toEqual(before)
})
