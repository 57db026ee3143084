import { z } from 'zod'
import type { Image } from '../config/common-types.ts'
import { splitImage } from '../config/image.ts'
import {
  annotationKey,
  annotationText,
  cpu,
  dataKey,
  envName,
  host,
  key,
  keyWithout,
  labelKey,
  labelValue,
  memory,
  optionalPath,
  ownLabelKey,
  podAnnotationKey,
  seconds,
  subdomain,
  text,
  urlPath,
} from './scalars.ts'

// The words that several kinds of workloads share.

/** A config that may also be written as something shorter: the schema that turns the short form into the full one. */
export const shorthands = new WeakMap<object, z.ZodType>()

const REPOSITORY = '[a-z0-9]+([._-]+[a-z0-9]+)*(:[0-9]+)?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*'
const TAG = '[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?'
const DIGEST = 'sha256:[a-f0-9]{64}'
export const shortImage = z
  .string()
  .regex(new RegExp(`^${REPOSITORY}(:${TAG})?(@${DIGEST})?$`), 'an image such as belajar/app:1.4.0')
  .describe('The image in one text: repository, tag and digest.')
  .transform(splitImage)

/** The image of a container. */
export function image(repository?: string, tag = ''): z.ZodType<Image, Partial<Image> | undefined> {
  const repositoryField = z.string().regex(new RegExp(`^${REPOSITORY}$`), 'an image repository such as belajar/app')
  const schema = z
    .strictObject({
      repository: (repository ? repositoryField.default(repository) : repositoryField).describe(
        'Where the image lies, without tag and digest.',
      ),
      tag: z
        .string()
        .regex(new RegExp(`^(${TAG})?$`), 'a tag of at most 63 characters')
        .default(tag)
        .describe('The tag of the image; it is also the version label.'),
      digest: z
        .string()
        .regex(new RegExp(`^(${DIGEST})?$`), 'a digest such as sha256:... with 64 hexadecimal digits')
        .default('')
        .describe('The digest of the image; it wins over the tag.'),
      pullPolicy: z
        .enum(['Always', 'IfNotPresent', 'Never'])
        .default('IfNotPresent')
        .describe('When a node pulls the image.'),
    })
    .describe('The image of the container.')
  shorthands.set(schema, shortImage)
  return (repository ? schema.prefault({} as never) : schema) as unknown as z.ZodType<Image, Partial<Image> | undefined>
}

/** Environment variables without those that the kind sets itself. */
export function env(reserved?: readonly string[]) {
  return z.record(envNames(reserved), text).default({}).describe('Environment variables of the container.')
}

function envNames(reserved: readonly string[] = []) {
  if (reserved.length === 0) return envName
  return keyWithout(
    envName,
    `^(${reserved.join('|')})$`,
    `a variable other than ${reserved.join(', ')}, which the workload sets itself`,
  )
}
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

/** Seconds that a pod gets to end in order. */
export function gracePeriod(seconds: number) {
  return z.int().min(1).max(3600).default(seconds).describe('Seconds that a pod gets to end in order.')
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
export function podWords({ gracePeriod: seconds }: { readonly gracePeriod: number }) {
  return {
    egress,
    terminationGracePeriodSeconds: gracePeriod(seconds),
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

export const autoscaling = z
  .strictObject({
    enabled: z.boolean().default(false).describe('Whether a HorizontalPodAutoscaler sets the number of pods.'),
    minReplicas: z.int().min(1).max(1000).default(1).describe('The fewest pods.'),
    maxReplicas: z.int().min(1).max(1000).default(5).describe('The most pods.'),
    targetCPU: z.int().min(1).max(100).default(50).describe('The CPU use to aim at, in percent of the request.'),
  })
  .prefault({})
  .describe('Horizontal scaling by CPU use; it needs metrics-server.')

export const disruptionBudget = z
  .strictObject({
    enabled: z.boolean().default(false).describe('Whether a PodDisruptionBudget limits voluntary evictions.'),
    maxUnavailable: z.int().min(1).max(1000).default(1).describe('How many pods may be evicted at once.'),
  })
  .prefault({})
  .describe('How many pods a node drain may take away at once.')

export const spread = z
  .strictObject({
    nodes: z.boolean().default(false).describe('Whether the pods spread over nodes.'),
    zones: z.boolean().default(false).describe('Whether the pods spread over zones.'),
  })
  .prefault({})
  .describe('Where the pods of this workload settle.')

export const service = z
  .strictObject({
    type: z
      .enum(['ClusterIP', 'NodePort', 'LoadBalancer'])
      .default('ClusterIP')
      .describe('How the Service is reached.'),
    port: z.int().min(0).max(65535).default(0).describe('The port of the Service; 0 for that of the application.'),
    nodePort: z
      .int()
      .min(0)
      .max(32767)
      .default(0)
      .describe('The port on every node when the type is NodePort, 30000 to 32767; 0 lets the cluster choose.'),
    annotations: annotations('the Service'),
  })
  .prefault({})
  .describe('The Service in front of the pods.')

export const retention = z
  .strictObject({
    whenDeleted: z.enum(['Retain', 'Delete']).default('Retain').describe('Claims after the StatefulSet is deleted.'),
    whenScaled: z.enum(['Retain', 'Delete']).default('Retain').describe('Claims of pods that are scaled away.'),
  })
  .prefault({})
  .describe('What becomes of the claims of the mode claimTemplates.')

export const route = z
  .strictObject({
    kind: z.enum(['none', 'ingress', 'httpRoute']).default('none').describe('Which object routes HTTP from outside.'),
    host: host.default('').describe('The host name; "" accepts every host.'),
    path: urlPath.default('/').describe('The path prefix that is routed.'),
    className: subdomain.default('').describe('The IngressClass; "" takes the default one of the cluster.'),
    annotations: annotations('the Ingress or HTTPRoute'),
    tlsSecret: subdomain.default('').describe('The Secret with the certificate for the Ingress; "" for plain HTTP.'),
    gateway: z
      .strictObject({
        name: subdomain.default('').describe('The Gateway that the HTTPRoute attaches to.'),
        namespace: subdomain.default('').describe('The Gateway\'s namespace; "" for the route\'s own.'),
      })
      .prefault({})
      .describe('The Gateway of an HTTPRoute.'),
  })
  .prefault({})
  .describe('The way in from outside of the cluster.')

export const replicas = z.int().min(0).max(1000).default(1).describe('How many pods run.')

const sourceKey = dataKey.describe('The key in it.')
/** Where the value of an environment variable comes from when it is not written here. */
export const envSource = z.union([
  text.describe('The value itself.'),
  z
    .strictObject({ configMap: key.describe('The key of a ConfigMap of this config.'), key: sourceKey })
    .describe('The value of a key of a ConfigMap.'),
  z
    .strictObject({ secret: key.describe('The key of a Secret of this config.'), key: sourceKey })
    .describe('The value of a key of a Secret.'),
  z
    .strictObject({
      connection: key.describe('The key of a workload of this config.'),
      format: z.enum(['host', 'reader', 'port', 'jdbc', 'url']).describe('How the address is written.'),
    })
    .describe('The address of another workload.'),
])

/** Environment variables as the config writes them: values and sources in one map. */
export function configEnv(reserved?: readonly string[]) {
  return z.record(envNames(reserved), envSource).optional().describe('Environment variables of the container.')
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
