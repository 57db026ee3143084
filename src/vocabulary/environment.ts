import { z } from 'zod'
import { dataKey, envName, key, keyWithout, text } from './scalars.ts'

// Environment variables of a container, and where their values come from.

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
