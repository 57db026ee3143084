import { z } from 'zod'
import { configEnv, env } from './environment.ts'
import * as field from './fields.ts'
import { partialShape } from './forms.ts'
import { image } from './image.ts'
import * as scalar from './scalars.ts'
import * as scaling from './scaling.ts'
import { route, service } from './traffic.ts'
import { programShape, workloadShape } from './workload.ts'

/** Everything of a web workload that a preset, an override or a chart's user may change. */
export const webValues = z
  .strictObject({
    image: image(),
    port: scalar.port.default(8080).describe('The port that the application listens on.'),
    replicas: scaling.replicas,
    env: env(),
    resources: field.resources({ cpu: '100m', memory: '256Mi' }, { memory: '512Mi' }),
    probes: z
      .strictObject({
        startup: field.probe('Asked until it answers once; the other probes wait for it.', 5, 30),
        readiness: field.probe('Whether the pod gets traffic.', 10, 3),
        liveness: field.probe('Whether the pod is restarted; it must not ask a dependency.', 20, 3),
      })
      .prefault({})
      .describe('How Kubernetes sees that the application is well.'),
    service: service,
    route: route,
    autoscaling: scaling.autoscaling,
    disruptionBudget: scaling.disruptionBudget,
    spread: scaling.spread,
    // The preStop wait of src/workloads/web.ts is a part of it: with less, Kubernetes refuses the pod.
    ...field.podWords({ gracePeriod: 30, least: 5 }),
  })
  .describe('An application that answers requests.')

/** A web workload as a config writes it. */
export const webConfig = z
  .strictObject({
    kind: z.literal('web').describe('The kind of the workload.'),
    ...workloadShape,
    ...programShape,
    openPath: scalar.urlPath.optional().describe('The path that a person opens in a browser; without it "/".'),
    protocol: z.enum(['HTTP', 'gRPC', 'TCP']).optional().describe('What is spoken on its main port; without it HTTP.'),
    ...partialShape(webValues),
    env: configEnv(),
  })
  .describe('An application that answers requests: Deployment, Service, ServiceAccount and what surrounds them.')
