import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Config, KubernetesObject } from '../../src/index.ts'
import { execute } from '../tools/execute.ts'
import { temporaryFolder, toolPath } from '../tools/run.ts'
import { fences, page, section } from './pages-support.ts'

const shop = (backup: object): Config => ({
  name: 'shop',
  secrets: { storage: { keys: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] } },
  claims: { copies: { size: '5Gi' } },
  workloads: {
    orders: { kind: 'postgres' },
    shop: { kind: 'web', image: 'shop/shop:1.0.0', replicas: 3, dependsOn: ['orders'] },
    backup: { kind: 'cron', backup: { of: 'orders', ...backup } } as Config['workloads'][string],
  },
  targets: { only: { presets: ['k3s', 'production'], namespace: 'shop' } },
})

const destinations = [
  { to: 'a claim', backup: { claim: 'copies' }, list: 'ls -l /backup', read: 'cat /backup/"$COPY"' },
  {
    to: 'a bucket',
    backup: { bucket: { path: 'shop-backups/orders', secret: 'storage' } },
    list: 'rclone lsl storage:shop-backups/orders',
    read: 'rclone cat storage:shop-backups/orders/"$COPY"',
  },
]

interface JobSpec {
  readonly template: { readonly spec: { readonly containers: Step[]; readonly initContainers?: Step[] } }
}

interface Step {
  readonly name: string
  readonly command: string[]
}

describe.each(destinations)('copies in $to', ({ backup, list, read }) => {
  const { text, targets } = page(shop(backup))
  const steps = fences(section(text, 'The copies of shop-backup'), 'bash')

  test('are listed and taken out through a pod like that of the backup [001-21]', () => {
    expect(steps[1]).toBe(`kubectl exec job/shop-backup-copies -n shop -- ${list}`)
    expect(steps[2]).toContain(`kubectl exec job/shop-backup-copies -n shop -- ${read} > "$COPY"`)
    expect(steps[3]).toBe('kubectl delete job shop-backup-copies -n shop')
  })

  test('that pod does nothing but wait, says the real kubectl [001-21]', async () => {
    const objects = targets.flatMap(({ files }) => files.flatMap((file) => file.objects))
    const cronJob = objects.find(({ kind }) => kind === 'CronJob') as KubernetesObject
    const { jobTemplate } = cronJob.spec as unknown as { jobTemplate: { spec: JobSpec } }
    const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'copies' }, ...jobTemplate }
    const folder = await temporaryFolder({ 'job.json': JSON.stringify(job) })
    const change = steps[0]?.split(' | ')[1]?.replace('kubectl', toolPath('kubectl')) as string
    const { stdout, stderr } = await execute('/bin/bash', ['-c', `${change} < ${join(folder, 'job.json')}`])
    expect(stderr).toBe('')
    const changed = (parse(stdout) as { spec: JobSpec }).spec.template.spec
    const before = jobTemplate.spec.template.spec
    expect(changed.containers.map(({ command }) => command)).toEqual([['sh', '-c', 'exec sleep 3600']])
    expect((changed.initContainers ?? []).map(({ command }) => command)).toEqual(
      (before.initContainers ?? []).map(() => ['true']),
    )
    const rest = ({ command, ...others }: Step) => others
    expect(changed.containers.map(rest)).toEqual(before.containers.map(rest))
  })

  test('come back step by step: looked into, with nobody writing, and with everybody back [001-21]', () => {
    const restore = fences(section(text, 'Save and restore shop-orders'), 'bash')
    const at = (words: string) => restore.findIndex((block) => block.includes(words))
    const order = ['pg_restore --list', '--replicas=0', 'pg_restore -U', '--replicas=3'].map(at)
    expect(order).toEqual([1, 2, 3, 4])
    expect(restore[3]).toContain('--clean --if-exists --no-owner --single-transaction')
  })
})
