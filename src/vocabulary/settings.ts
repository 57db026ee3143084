import { z } from 'zod'
import * as field from './fields.ts'
import { image } from './image.ts'
import * as scalar from './scalars.ts'

// Values of the application as a whole.

const environment = z
  .string()
  .regex(/^([a-z][-a-z0-9]*)?$/, 'the name of an environment')
  .max(63)
  .default('')
  .describe('The environment that the release runs in; it chooses the access notes.')

const networkPolicies = z
  .strictObject({
    enabled: z
      .boolean()
      .default(true)
      .describe('Whether there are policies: without them every pod may talk to every other.'),
    ingressNamespace: scalar
      .foreignName('the name of a namespace, or ""')
      .default('')
      .describe('The namespace of the controller that answers Ingress and HTTPRoute; "" for any.'),
    ingressAddresses: scalar.addressRange
      .default('')
      .describe(
        'Where the controller sends from that is no pod, as a range such as 10.0.0.0/16; "" for a controller of pods.',
      ),
    dns: z
      .strictObject({
        namespace: scalar.namespaceName.default('kube-system').describe('The namespace of the DNS server.'),
        app: scalar.labelValue.default('kube-dns').describe('The label k8s-app of its pods.'),
        port: scalar.port.default(53).describe('The port of its pods.'),
        nodeCache: scalar.addressRange
          .default('')
          .describe('The address of a DNS cache on every node, such as 169.254.20.10/32; "" for none.'),
      })
      .prefault({})
      .describe('Who answers questions for names.'),
  })
  .prefault({})
  .describe('Which pods may talk to which: those that the workloads say, and no other.')

const inAll = (what: string) => (of: string) => `${of} that all pods may ${what}; "" for any.`

const quota = z
  .strictObject({
    enabled: z.boolean().default(false).describe('Whether the namespace has a quota.'),
    pods: z.int().min(0).max(100000).default(0).describe('How many pods there may be; 0 for any number.'),
    requests: z
      .strictObject(field.amounts(inAll('ask for')))
      .prefault({})
      .describe('What all pods may ask for.'),
    limits: z
      .strictObject(field.amounts(inAll('use')))
      .prefault({})
      .describe('What all pods may use.'),
    storage: field.storageAmount.default('').describe('How much storage all claims may ask for; "" for any.'),
  })
  .prefault({})
  .describe('What the namespace may use in all.')

const ofContainer = (which: string) => (of: string) => `${of} ${which}; "" for none.`

const limitRange = z
  .strictObject({
    enabled: z.boolean().default(false).describe('Whether the namespace has a limit range.'),
    default: z
      .strictObject(
        field.amounts(ofContainer('that a container may use that says nothing'), {
          cpu: '500m',
          memory: '256Mi',
          disk: '1Gi',
        }),
      )
      .prefault({})
      .describe('The limits of a container that says none.'),
    defaultRequest: z
      .strictObject(
        field.amounts(ofContainer('that is set aside for a container that says nothing'), {
          cpu: '50m',
          memory: '128Mi',
          disk: '128Mi',
        }),
      )
      .prefault({})
      .describe('The requests of a container that says none.'),
    max: z
      .strictObject(field.amounts(ofContainer('that a container may ask for at most'), { cpu: '4', memory: '8Gi' }))
      .prefault({})
      .describe('The most that a container may ask for.'),
    min: z
      .strictObject(field.amounts(ofContainer('that a container may ask for at least'), { cpu: '10m', memory: '16Mi' }))
      .prefault({})
      .describe('The least that a container may ask for.'),
  })
  .prefault({})
  .describe('What a container of the namespace may ask for, and what one gets that asks for nothing.')

const test = z
  .strictObject({
    image: image('busybox', '1.37'),
  })
  .prefault({} as never)
  .describe('The pod that `helm test` runs.')

/** Values of the application as a whole, by the word that a config uses, in the order of values.yaml. */
export const settingSchemas = { environment, networkPolicies, quota, limitRange, test } as const satisfies Record<
  string,
  z.ZodType
>
