import { execFile } from 'node:child_process'
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../tools/run.ts'
import { on, podOf, said } from './support.ts'

const report = { kind: 'cron', image: 'shop/report:1.0.0', schedule: '30 1 * * 1-5', timeZone: 'Asia/Jakarta' }
const db = { kind: 'postgres' }
const claims = { backups: { size: '5Gi' } }

describe('a cron workload', () => {
  test('001-21 runs by the clock of a place, one at a time, and what ended can be looked at', async () => {
    const { object } = await said({ report })
    const { spec } = object('CronJob', 'shop-report')
    expect(spec).toMatchObject({
      schedule: '30 1 * * 1-5',
      timeZone: 'Asia/Jakarta',
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 3600,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 3,
      suspend: false,
      jobTemplate: { spec: { backoffLimit: 2, activeDeadlineSeconds: 3600 } },
    })
    expect(podOf({ spec })).toMatchObject({ restartPolicy: 'Never', containers: [{ name: 'cron' }] })
  })

  test('001-21 has no time zone where none is said, and can be paused', async () => {
    const later = on([], { workloads: { report: { timeZone: '', suspend: true, concurrencyPolicy: 'Replace' } } })
    const { object } = await said({ report }, {}, later)
    const { spec } = object('CronJob', 'shop-report')
    expect(spec).not.toHaveProperty('timeZone')
    expect(spec).toMatchObject({ suspend: true, concurrencyPolicy: 'Replace' })
  })
})

describe('a backup to a claim', () => {
  const backup = { kind: 'cron', backup: { of: 'db', claim: 'backups', keep: 3 }, timeZone: 'Asia/Jakarta' }

  test('001-21 runs in the image of its database, as its owner, and writes to the claim', async () => {
    const { object } = await said({ db: { ...db, version: '18' }, backup }, { claims })
    const pod = podOf(object('CronJob', 'shop-backup'))
    expect(pod.containers[0]).toMatchObject({
      image: 'postgres:18-alpine',
      env: [
        { name: 'PGHOST', value: 'shop-db' },
        { name: 'PGPORT', value: '5432' },
        { name: 'PGUSER', value: 'shop' },
        { name: 'PGDATABASE', value: 'shop' },
        { name: 'PGPASSWORD', valueFrom: { secretKeyRef: { name: 'shop-db-password', key: 'POSTGRES_PASSWORD' } } },
      ],
    })
    expect(pod.containers[0].volumeMounts).toContainEqual({ name: 'backup', mountPath: '/backup' })
    expect(pod.volumes).toContainEqual({ name: 'backup', persistentVolumeClaim: { claimName: 'shop-backups' } })
    expect(object('PersistentVolumeClaim', 'shop-backups').spec.resources.requests.storage).toBe('5Gi')
  })

  test('001-21 may connect to its database without being told so', async () => {
    const { object } = await said({ db, backup }, { claims })
    const { egress } = object('NetworkPolicy', 'shop-backup').spec
    expect(egress).toHaveLength(2)
    expect(egress[1]).toMatchObject({ ports: [{ port: 5432, protocol: 'TCP' }] })
  })

  test('001-21 writes a copy, and keeps the newest ones', async () => {
    const room = await roomFor({
      db,
      backup,
      other: { ...backup, backup: { of: 'dbOld', claim: 'backups' } },
      dbOld: db,
    })
    const old = ['db-20260101T000000Z', 'db-20260102T000000Z', 'db-20260103T000000Z', 'db-old-20260101T000000Z']
    for (const name of old) await writeFile(join(room.backups, `${name}.dump`), 'old')
    const { code } = await room.run('echo whole > "$file"')
    expect(code).toBe(0)
    const files = await readdir(room.backups)
    const [first, second, newest, others] = files.sort()
    expect([first, second, others]).toEqual(['db-20260102T000000Z.dump', 'db-20260103T000000Z.dump', `${old[3]}.dump`])
    expect(files).toHaveLength(4)
    expect(await readFile(join(room.backups, newest as string), 'utf8')).toBe('whole\n')
  })

  test('001-21 a copy that fails leaves nothing that could be taken for one, keeps the others, and is told', async () => {
    const room = await roomFor({ db, backup })
    for (const day of [1, 2, 3, 4]) await writeFile(join(room.backups, `db-2026010${day}T000000Z.dump`), 'old')
    const { code } = await room.run('echo half > "$file"; exit 1')
    expect(code).not.toBe(0)
    expect(await readdir(room.backups)).toHaveLength(4)
  })
})

describe('a backup to a bucket', () => {
  const bucket = { path: 'shop-backups/db', endpoint: 'https://s3.example.com', region: 'auto', secret: 'storage' }
  const backup = { kind: 'cron', backup: { of: 'db', bucket } }
  const secrets = { storage: { keys: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] } }

  test('001-21 is written by the image of the database, and taken away by another one', async () => {
    const { object } = await said({ db, backup }, { secrets })
    const { initContainers, containers, volumes } = podOf(object('CronJob', 'shop-backup'))
    expect(initContainers).toMatchObject([
      { name: 'dump', image: 'postgres:17-alpine', volumeMounts: [{ name: 'backup', mountPath: '/backup' }] },
    ])
    expect(initContainers[0].env).toContainEqual({ name: 'FILE', value: '/backup/db.dump' })
    const key = (name: string) => ({ name, valueFrom: { secretKeyRef: { name: 'shop-storage', key: name } } })
    expect(containers).toMatchObject([{ name: 'cron', image: 'rclone/rclone:1.71.2' }])
    expect(containers[0].env).toEqual([
      { name: 'RCLONE_CONFIG_STORAGE_TYPE', value: 's3' },
      { name: 'RCLONE_CONFIG_STORAGE_PROVIDER', value: 'Other' },
      { name: 'RCLONE_CONFIG_STORAGE_ENV_AUTH', value: 'true' },
      { name: 'RCLONE_CONFIG_STORAGE_ENDPOINT', value: 'https://s3.example.com' },
      { name: 'RCLONE_CONFIG_STORAGE_REGION', value: 'auto' },
      key('AWS_ACCESS_KEY_ID'),
      key('AWS_SECRET_ACCESS_KEY'),
    ])
    expect(containers[0].command[2]).toMatch(/^exec rclone copyto \/backup\/db\.dump "storage:shop-backups\/db\/db-/)
    expect(volumes).toContainEqual({ name: 'backup', emptyDir: { sizeLimit: '10Gi' } })
  })

  test('001-21 may reach addresses outside of the cluster', async () => {
    const { object } = await said({ db, backup }, { secrets })
    const { egress } = object('NetworkPolicy', 'shop-backup').spec
    expect(egress.at(-1).to[0].ipBlock.cidr).toBe('0.0.0.0/0')
  })
})

/** A folder in the place of the claim, and the generated words run by a real shell with a pg_dump of the test. */
async function roomFor(workloads: object) {
  const { object } = await said(workloads, { claims })
  const [, , script] = podOf(object('CronJob', 'shop-backup')).containers[0].command as string[]
  const folder = await temporaryFolder({})
  const [backups, bin] = [join(folder, 'backup'), join(folder, 'bin')]
  await mkdir(backups)
  await mkdir(bin)
  const words = (script as string).replaceAll('/backup/', `${backups}/`)
  const run = async (dump: string): Promise<{ code: number }> => {
    const program = `#!/bin/sh\nfor word; do case "$word" in --file=*) file="\${word#--file=}";; esac; done\n${dump}\n`
    await writeFile(join(bin, 'pg_dump'), program)
    await chmod(join(bin, 'pg_dump'), 0o755)
    const env = { PATH: `${bin}:${process.env.PATH}` }
    return promisify(execFile)('sh', ['-c', words], { env }).then(
      () => ({ code: 0 }),
      (error: { code: number }) => ({ code: error.code }),
    )
  }
  return { backups, run }
}
