import { z } from 'zod'
import {
  annotationKey,
  annotationText,
  cpu,
  labelKey,
  labelValue,
  memory,
  optionalPath,
  ownLabelKey,
  podAnnotationKey,
  seconds,
  text,
} from './scalars.ts'

// The words that several kinds of workloads share.

export const labels = z
  .record(ownLabelKey, labelValue)
  .default({})
  .describe('Labels for every object of this workload and for its pods.')

/** Annotations of an object, as an open map. */
export function annotations(of: string) {
  return z.record(annotationKey, annotationText).default({}).describe(`Annotations of ${of}.`)
}

/** Annotations of the pods; beside them stand the checksums that replace the pods when their configuration changes. */
export const podAnnotations = z.record(podAnnotationKey, text).default({}).describe('Annotations of the pods.')

export const nodeSelector = z
  .record(labelKey, labelValue)
  .default({})
  .describe('Labels that a node must have to run the pods.')

/** Amounts of what a node has; what is not given is "". */
export function amounts(of: (what: string) => string, { cpu: time = '', memory: space = '', disk = '' } = {}) {
  return {
    cpu: cpu.default(time).describe(of('CPU')),
    memory: memory.default(space).describe(of('Memory')),
    ephemeralStorage: memory.default(disk).describe(of('Disk of the node, for scratch folders and logs,')),
  }
}

/** An amount of storage, or "". */
export const storageAmount = memory

/** Requests and limits of a container. */
export function resources(requests: { cpu: string; memory: string }, limits: { memory: string }) {
  return z
    .strictObject({
      requests: z
        .strictObject(amounts((what) => `${what} that is set aside for each pod; "" for none.`, requests))
        .prefault({})
        .describe('What the scheduler sets aside for each pod.'),
      limits: z
        .strictObject(amounts((what) => `${what} that a pod cannot exceed; "" for no limit.`, limits))
        .prefault({})
        .describe('What a pod may use at most.'),
    })
    .prefault({})
    .describe('CPU, memory and disk of the container.')
}

export const egress = z
  .strictObject({
    internet: z.boolean().default(false).describe('Whether the pods may reach addresses outside of the cluster.'),
  })
  .prefault({})
  .describe('What the pods may reach beside the workloads that they depend on.')

/** Seconds that a pod gets to end in order; never less than it waits before. */
export function gracePeriod(seconds: number, least: number) {
  return z.int().min(least).max(3600).default(seconds).describe('Seconds that a pod gets to end in order.')
}

/** The user, group and volume group that the container runs as; never root. */
export function securityContext(user: number) {
  const id = z.int().min(1).max(65535)
  return z
    .strictObject({
      runAsUser: id.default(user).describe('The user id of the process.'),
      runAsGroup: id.default(user).describe('The group id of the process.'),
      fsGroup: id.default(user).describe('The group that owns mounted volumes.'),
    })
    .prefault({})
    .describe('Who the process runs as.')
}

/** When a probe asks, and after how many failures it acts. */
export function probeTiming(period: number, failures: number) {
  return {
    periodSeconds: seconds.default(period).describe('Seconds between two probes.'),
    timeoutSeconds: seconds.default(3).describe('Seconds after which a probe counts as failed.'),
    failureThreshold: z.int().min(1).max(1000).default(failures).describe('Failures in a row before it acts.'),
  }
}

/** What the values of every kind have of their pods, beside image, variables and resources. */
export function podWords({
  gracePeriod: seconds,
  least = 1,
}: {
  readonly gracePeriod: number
  readonly least?: number
}) {
  return {
    egress,
    terminationGracePeriodSeconds: gracePeriod(seconds, least),
    securityContext: securityContext(USER),
    labels,
    podAnnotations,
    nodeSelector,
  }
}

/** The user of every image: no image's own, and above 10000, which nobody on the node has. */
const USER = 10001

/** The probes of a program without a Service. */
export const healthTiming = z
  .strictObject({
    startup: z
      .strictObject(probeTiming(5, 30))
      .prefault({})
      .describe('Asked until the program answers once; the other probe waits for it.'),
    liveness: z
      .strictObject(probeTiming(20, 3))
      .prefault({})
      .describe('Whether the pod is restarted; it must not ask a dependency.'),
  })
  .prefault({})
  .describe('How Kubernetes sees that the program is well.')

/** A probe of the main port; one of HTTP asks for the path. */
export function probe(description: string, period: number, failures: number) {
  return z
    .strictObject({
      path: optionalPath.default('').describe('The HTTP path to ask; "" only connects to the port.'),
      ...probeTiming(period, failures),
    })
    .prefault({})
    .describe(description)
}

/** How often a pod of a Job is tried again. */
export function backoffLimit(times: number) {
  return z.int().min(0).max(100).default(times).describe('How often a pod that failed is tried again.')
}

/** How long a Job may take. */
export function activeDeadline(seconds: number) {
  return z
    .int()
    .min(1)
    .max(604800)
    .default(seconds)
    .describe('Seconds after which it counts as failed, whatever it does.')
}
