import type { EnvVar } from 'kubernetes-types/core/v1.js'
import type { Backup, Bucket, CronConfig, CronValues } from '../config/cron-types.ts'
import { kebabCase } from '../kubernetes/names.ts'
import type { Tree } from '../tree/nodes.ts'
import { hardened } from './containers.ts'
import { envEntry } from './environment.ts'
import type { Dump, WorkloadContext } from './kind.ts'
import type { PodParts } from './pod.ts'

type Context = WorkloadContext<CronConfig, CronValues>

const FOLDER = '/backup'
const VOLUME = 'backup'
const KEPT = 7

/** The pod of a backup: one container that writes it to a claim, or one that writes it and one that takes it to a bucket. */
export function backupParts(context: Context, backup: Backup): PodParts {
  const dump = context.application.dump(backup.of)
  const name = kebabCase(backup.of)
  return backup.bucket
    ? toBucket(context, { dump, name, bucket: backup.bucket })
    : toClaim(context, { dump, name, claim: backup.claim as string, keep: backup.keep ?? KEPT })
}

interface ToClaim {
  readonly dump: Dump
  readonly name: string
  readonly claim: string
  readonly keep: number
}

/** A file that is not whole has another name, so that nobody takes it for a backup, and goes when the copy fails. */
function toClaim({ application }: Context, { dump, name, claim, keep }: ToClaim): PodParts {
  const script = [
    'set -eu',
    `target="${FOLDER}/${name}-$(date -u +%Y%m%dT%H%M%SZ).${dump.extension}"`,
    'FILE="$target.part"',
    'trap \'rm -f "$FILE"\' EXIT',
    dump.script,
    'mv "$FILE" "$target"',
    `ls -1r ${FOLDER}/${name}-[0-9]*.${dump.extension} | tail -n +${keep + 1} | xargs -r rm -f`,
    'ls -l "$target"',
  ].join('\n')
  return {
    env: dump.env,
    container: { command: ['sh', '-c', script] } as unknown as PodParts['container'],
    volumes: [{ name: VOLUME, persistentVolumeClaim: { claimName: application.claimName(claim) } }],
    volumeMounts: [{ name: VOLUME, mountPath: FOLDER }],
    writable: { tmp: '/tmp' },
  }
}

interface ToBucket {
  readonly dump: Dump
  readonly name: string
  readonly bucket: Bucket
}

function toBucket(context: Context, { dump, name, bucket }: ToBucket): PodParts {
  const file = `${FOLDER}/${name}.${dump.extension}`
  const mounts = [{ name: VOLUME, mountPath: FOLDER }]
  const { image, pullPolicy } = dump
  const env = [...dump.env, { name: 'FILE', value: file }]
  const write = { name: 'dump', command: ['sh', '-c', dump.script] }
  const { resources } = context.values
  const upload = `exec rclone copyto ${file} "storage:${bucket.path}/${name}-$(date -u +%Y%m%dT%H%M%SZ).${dump.extension}"`
  return {
    before: [hardened(context, write as never, { image, pullPolicy, env, resources, mounts })],
    env: bucketEnv(context, bucket),
    container: { command: ['sh', '-c', upload] } as unknown as PodParts['container'],
    volumes: [{ name: VOLUME, emptyDir: { sizeLimit: '10Gi' } }],
    volumeMounts: mounts,
    writable: { tmp: '/tmp' },
  }
}

/** rclone takes a remote called `storage` from variables of this form. */
function bucketEnv(context: Context, { endpoint, region, secret }: Bucket): Tree<EnvVar>[] {
  const setting = (name: string, value: string): Tree<EnvVar> => ({ name: `RCLONE_CONFIG_STORAGE_${name}`, value })
  return [
    setting('TYPE', 's3'),
    setting('PROVIDER', endpoint ? 'Other' : 'AWS'),
    setting('ENV_AUTH', 'true'),
    ...(endpoint ? [setting('ENDPOINT', endpoint)] : []),
    ...(region ? [setting('REGION', region)] : []),
    envEntry(context, 'AWS_ACCESS_KEY_ID', { secret, key: 'AWS_ACCESS_KEY_ID' }),
    envEntry(context, 'AWS_SECRET_ACCESS_KEY', { secret, key: 'AWS_SECRET_ACCESS_KEY' }),
  ]
}
