import { z } from 'zod'
import { annotations } from './fields.ts'
import { host, subdomain, urlPath } from './scalars.ts'

// How others reach the pods.

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
