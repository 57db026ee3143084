import { createHash } from 'node:crypto'
import type { Job } from 'kubernetes-types/batch/v1.js'
import type { PodTemplateSpec } from 'kubernetes-types/core/v1.js'
import type { JobConfig, JobValues } from '../config/job-types.ts'
import type { PatchConfig } from '../config/types.ts'
import { kebabCase } from '../kubernetes/names.ts'
import { equals, isTrue, join, shortDigest, when } from '../tree/constructors.ts'
import { type Leaf, leavesOf } from '../tree/leaves.ts'
import type { Digest, Ref, Tree } from '../tree/nodes.ts'
import type { WorkloadContext, WorkloadKind } from './kind.ts'
import { metadata } from './metadata.ts'
import { podTemplate } from './pod.ts'
import { program, writable } from './program.ts'
import { waitingContainers } from './waiting.ts'

type Context = WorkloadContext<JobConfig, JobValues>

/** How many characters of a digest tell one run from another. */
const DIGEST = 10

/** A program that runs once, to its end. */
export const job: WorkloadKind<JobConfig, JobValues> = {
  file: 'job',
  // Kubernetes allows 63; a dash and the digest follow.
  nameLimit: 63 - 1 - DIGEST,
  annotations: (context) => phase(context, { hookWeight: '-5', wave: '-1', deletion: 'before-hook-creation' }),
  connections: {},
  build: (context) => ({ job: build(context) }),
}

function build(context: Context): Tree<Job> {
  const { values, workload } = context
  const annotations = phase(context, { hookWeight: '0', wave: '0', deletion: 'before-hook-creation,hook-succeeded' })
  const template = podTemplate(context, {
    spec: { restartPolicy: 'Never' },
    before: waitingContainers(context),
    container: { name: 'job', ...program(workload) } as never,
    writable: writable(workload),
  })
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { ...metadata(context, join(context.name, '-', runDigest(context, template))), annotations },
    spec: {
      backoffLimit: values.backoffLimit,
      activeDeadlineSeconds: values.activeDeadlineSeconds,
      ttlSecondsAfterFinished: values.ttlSecondsAfterFinished,
      template,
    },
  } as Tree<Job>
}

interface Phase {
  readonly hookWeight: string
  readonly wave: string
  readonly deletion: string
}

/** When Helm or Argo CD runs it: what it needs comes first, in the same phase. */
function phase({ values: { runs } }: Context, { hookWeight, wave, deletion }: Phase): Tree<Record<string, string>> {
  const isHook = equals(runs, 'helmHook')
  const isPreSync = equals(runs, 'argoPreSync')
  const isSync = equals(runs, 'argoSync')
  const inArgo = (text: string) => when<string>(isPreSync, text, when<string>(isSync, text))
  return {
    'helm.sh/hook': when<string>(isHook, 'post-install,pre-upgrade'),
    'helm.sh/hook-weight': when<string>(isHook, hookWeight),
    'helm.sh/hook-delete-policy': when<string>(isHook, deletion),
    'argocd.argoproj.io/hook': when<string>(isPreSync, 'PreSync', when<string>(isSync, 'Sync')),
    'argocd.argoproj.io/hook-delete-policy': inArgo('BeforeHookCreation'),
    'argocd.argoproj.io/sync-wave': inArgo(wave),
  }
}

/**
 * Changes with everything that the pods are made of, and with nothing else: a cluster never changes the pods of a Job, so
 * that another run is another Job.
 */
function runDigest(context: Context, template: Tree<PodTemplateSpec>): Digest {
  const shape = createHash('sha256')
    .update(JSON.stringify([template, ...patches(context)]))
    .digest('hex')
  return shortDigest(DIGEST, ...leavesOf(template).flatMap(parts), shape)
}

/** What the config changes of the Job once it is made. */
function patches({ key, workload, application: { config } }: Context): PatchConfig['merge'][] {
  const name = workload.name ?? `${config.name}-${kebabCase(key)}`
  const own = Object.values(config.patches ?? {}).filter((patch) => patch.kind === 'Job' && patch.name === name)
  return own.map(({ merge }) => merge)
}

/** A value, and what keeps it apart from the next one. Who manages the objects differs between outputs, and is no part of a run. */
function parts(leaf: Leaf): Digest['parts'] {
  if ('field' in leaf) return leaf.field === 'service' ? [] : [leaf, '\n']
  if (leaf.type === 'boolean') return [when<string>(isTrue(leaf as Ref<boolean>), 'true', 'false'), '\n']
  return [leaf as Ref<string>, '\n']
}
