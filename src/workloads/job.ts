import type { Job } from 'kubernetes-types/batch/v1.js'
import type { JobConfig, JobValues } from '../config/job-types.ts'
import { equals, join, shortDigest, when } from '../tree/constructors.ts'
import { type Digest, nodeKind, type Ref, type Text, type Tree } from '../tree/nodes.ts'
import { contents } from './checksums.ts'
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
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { ...metadata(context, join(context.name, '-', runDigest(context))), annotations },
    spec: {
      backoffLimit: values.backoffLimit,
      activeDeadlineSeconds: values.activeDeadlineSeconds,
      ttlSecondsAfterFinished: values.ttlSecondsAfterFinished,
      template: podTemplate(context, {
        spec: { restartPolicy: 'Never' },
        before: waitingContainers(context),
        container: { name: 'job', ...program(workload) },
        writable: writable(workload),
      }),
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

/** Changes with everything that its pod is made of: a Job never changes, so that another run is another Job. */
function runDigest(context: Context): Digest {
  const shape = JSON.stringify(context.workload)
  return shortDigest(DIGEST, ...leaves(context.values), ...contents(context), shape)
}

/** Every value of a workload that is a text, a number or a map. */
function leaves(values: unknown): (Ref<Readonly<Record<string, string>>> | Text)[] {
  if (nodeKind(values) === 'ref') return (values as Ref).type === 'boolean' ? [] : [values as Ref<string>]
  return Object.values(values as object).flatMap(leaves)
}
