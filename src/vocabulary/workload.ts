import { z } from 'zod'
import { rules } from '../config/rules.ts'
import { configEnv, env } from './environment.ts'
import * as field from './fields.ts'
import { partialShape } from './forms.ts'
import { image } from './image.ts'
import {
  apiGroup,
  apiResource,
  dataKey,
  directory,
  hostDirectory,
  key,
  namespaceName,
  port,
  portName,
  resourceName,
  size,
  subdomain,
  text,
  urlPath,
} from './scalars.ts'

// What a workload has that values cannot change: its shape.

const words = (description: string) => z.array(text).max(100).optional().describe(description)

const command = words("What runs instead of the image's entry point.")
const args = words('The arguments.')

const portConfig = z.strictObject({
  port: port.describe('Its number.'),
  protocol: z.enum(['HTTP', 'gRPC', 'TCP', 'UDP']).optional().describe('What is spoken on it; without it HTTP.'),
})

const ports = z.record(portName, portConfig).optional()

/** Values of a container beside that of the workload. */
export const containerValues = z
  .strictObject({
    image: image(),
    env: env(),
    resources: field.resources({ cpu: '50m', memory: '64Mi' }, { memory: '128Mi' }),
  })
  .describe('A container beside that of the workload.')

const containerConfig = z
  .strictObject({
    role: z
      .enum(['sidecar', 'init', 'container'])
      .optional()
      .describe(
        'Beside the workload for as long as it runs (sidecar, the default), before it (init), or as its equal (container).',
      ),
    command,
    args,
    ports: ports.describe('Ports of the container, by name.'),
    ...partialShape(containerValues),
    env: configEnv(),
  })
  .describe('A container beside that of the workload.')

const volumeConfig = z
  .strictObject({
    mountPath: directory.describe('The folder that it is mounted to.'),
    scratch: z
      .strictObject({
        size: size.optional().describe('How much it may hold; without it 256Mi.'),
        memory: z.boolean().optional().describe('Whether it lies in memory.'),
      })
      .optional()
      .describe('A folder that the containers of a pod share, and that goes with it.'),
    configMap: key.optional().describe('The files of a ConfigMap of this config, by key.'),
    secret: key.optional().describe('The files of a Secret of this config, by key.'),
    claim: key.optional().describe('A claim of this config, by key.'),
    hostPath: hostDirectory.optional().describe('A folder of the node, read-only.'),
  })
  .refine(rules.oneSource, 'exactly one of scratch, configMap, secret, claim and hostPath')

const permission = z.strictObject({
  groups: z.array(apiGroup).max(20).optional().describe('The API groups; without it the core group.'),
  resources: z.array(apiResource).min(1).max(50).describe('The resources, in the plural, such as configmaps.'),
  names: z.array(subdomain.min(1)).max(100).optional().describe('The names of the only objects that it is about.'),
  verbs: z
    .array(z.enum(['get', 'list', 'watch', 'create', 'update', 'patch', 'delete']))
    .min(1)
    .max(10)
    .describe('What may be done with them.'),
})

/** What every workload has that values cannot change. */
export const workloadShape = {
  name: resourceName.optional().describe('The name of its objects; without it `<name of the config>-<key>`.'),
  dependsOn: z
    .array(key)
    .optional()
    .describe('The workloads that it needs, by key; they are applied before it, and it may connect to them.'),
  envFrom: z
    .array(
      z.union([
        z
          .strictObject({ configMap: key.describe('The key of a ConfigMap of this config.') })
          .describe('All of a ConfigMap.'),
        z.strictObject({ secret: key.describe('The key of a Secret of this config.') }).describe('All of a Secret.'),
      ]),
    )
    .optional()
    .describe('ConfigMaps and Secrets that become environment variables as a whole.'),
  size: z
    .enum(['small', 'medium', 'large'])
    .optional()
    .describe('CPU and memory by name; the tier says how much that is.'),
  nodePool: key.optional().describe('The node pool that its pods run on, by key.'),
  priority: key.optional().describe('The priority class of its pods, by key.'),
  exposure: z
    .strictObject({
      namespaces: z.array(namespaceName).max(50).optional().describe('Namespaces whose pods may connect to it.'),
    })
    .optional()
    .describe('Who else may connect to it.'),
  permissions: z
    .array(permission)
    .max(50)
    .optional()
    .describe('What its pods may ask of the Kubernetes API; without it they have no token.'),
  volumes: z.record(key, volumeConfig).optional().describe('Volumes, by the name that they have in the pod.'),
  containers: z.record(key, containerConfig).optional().describe('Containers beside its own, by name.'),
  ownNamespace: z
    .strictObject({
      podSecurity: z
        .enum(['privileged', 'baseline', 'restricted'])
        .describe('The Pod Security level that it enforces.'),
      reason: text.regex(/\S/, 'a sentence').describe('Why the namespace of the application does not do.'),
    })
    .optional()
    .describe('A namespace of its own, for what the namespace of the application does not allow.'),
}

/** What a program that a user brings along says of its container. */
export const programShape = {
  command,
  args,
  ports: ports.describe('Ports beside the main one, by name.'),
  writableDirectories: z
    .array(
      directory.refine(rules.volumeFolder, 'a folder whose letters and digits make the name of a volume, at most 63'),
    )
    .refine(
      rules.ownVolumes,
      'folders that differ in more than signs and capital letters: each has a volume of its own',
    )
    .max(100)
    .optional()
    .describe('Folders that the application writes to; the rest of its file system is read-only. Without it /tmp.'),
}

/** How Kubernetes asks whether a program without a Service is well. */
export const health = z
  .strictObject({
    command: z.array(text).min(1).max(100).optional().describe('A command that ends with 0.'),
    port: portName.optional().describe('One of its ports, by name.'),
    path: urlPath.optional().describe('The HTTP path to ask.'),
  })
  .refine(rules.oneQuestion, 'either a command, or a port and perhaps a path')
  .optional()
  .describe('How Kubernetes asks whether the program is well; without it only whether it runs.')

/** A password that lies in a Secret of the config. */
export function password(description: string) {
  return z
    .strictObject({
      secret: key.describe('The key of a Secret of this config.'),
      key: dataKey.describe('The key in it.'),
    })
    .optional()
    .describe(description)
}

export const storageClass = key
  .optional()
  .describe('The StorageClass of this config that makes its volume, by key; it wins over `className`.')
