import type { KubernetesObject } from '../../../src/index.ts'
import { type Named, read, type Stored } from '../cluster.ts'
import type { Reader } from './reader.ts'

/** A command that is typed: how it fits a promise, by whom, and what it has printed. */
export interface Typed {
  readonly match: RegExpExecArray
  readonly reader: Reader
  readonly stdout: string
}

/** What the page says that a kind of command does, beside ending well. */
export interface Promised {
  readonly command: RegExp
  /** How things are when somebody needs the command. */
  readonly before?: (typed: Typed) => Promise<unknown>
  readonly holds: (typed: Typed) => Promise<void> | void
}

const apiVersions: Readonly<Record<string, readonly [apiVersion: string, kind: string]>> = {
  configmap: ['v1', 'ConfigMap'],
  cronjob: ['batch/v1', 'CronJob'],
  daemonset: ['apps/v1', 'DaemonSet'],
  deployment: ['apps/v1', 'Deployment'],
  hpa: ['autoscaling/v2', 'HorizontalPodAutoscaler'],
  job: ['batch/v1', 'Job'],
  namespace: ['v1', 'Namespace'],
  persistentvolume: ['v1', 'PersistentVolume'],
  persistentvolumeclaim: ['v1', 'PersistentVolumeClaim'],
  secret: ['v1', 'Secret'],
  statefulset: ['apps/v1', 'StatefulSet'],
}

/** The object that a command means by `deployment/app`. */
export function meant({ match, reader }: Typed, reference: string): Named {
  const [word = '', name = ''] = reference.split('/')
  const [apiVersion = '', kind = ''] = apiVersions[word] ?? []
  const namespace = / -n (\S+)/.exec(match.input)?.[1] ?? reader.namespace
  return { apiVersion, kind, metadata: { name, namespace } }
}

/** It as it is stored; nothing where it is not there. */
export function stored(typed: Typed, reference: string): Promise<Stored | undefined> {
  return read(meant(typed, reference))
}

/** It as the config has it. */
export function configured(typed: Typed, reference: string): Stored {
  const { kind, metadata } = meant(typed, reference)
  return typed.reader.objects.find(
    (object: KubernetesObject) => object.kind === kind && object.metadata.name === metadata.name,
  )
}

/** The image of each container of a workload. */
export function imagesOf({ spec }: Stored): string[] {
  const { initContainers = [], containers } = spec.template.spec
  return [...initContainers, ...containers].map(({ image }: Stored) => image)
}

/** The rows of a table that kubectl prints, each as its words. */
export function rows(stdout: string): string[][] {
  return stdout
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(/\s{2,}/))
}
