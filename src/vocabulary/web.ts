import { z } from 'zod'
import { rules } from '../config/rules.ts'
import * as field from './fields.ts'
import { partialShape } from './forms.ts'
import * as scalar from './scalars.ts'

/** Everything of a web workload that a preset, an override or a chart's user may change. */
export const webValues = z
  .strictObject({
    image: field.image(),
    port: scalar.port.default(8080).describe('The port that the application listens on, and its Service too.'),
    replicas: field.replicas,
    env: field.env(),
    resources: field.resources({ cpu: '100m', memory: '256Mi' }, { memory: '512Mi' }),
    probes: z
      .strictObject({
        startup: field.probe('Asked until it answers once; the other probes wait for it.', 5, 30),
        readiness: field.probe('Whether the pod gets traffic.', 10, 3),
        liveness: field.probe('Whether the pod is restarted; it must not ask a dependency.', 20, 3),
      })
      .prefault({})
      .describe('How Kubernetes sees that the application is well.'),
    service: field.service,
    route: field.route,
    autoscaling: field.autoscaling,
    disruptionBudget: field.disruptionBudget,
    spread: field.spread,
    securityContext: field.securityContext(10001),
    labels: field.labels,
    podAnnotations: field.podAnnotations,
    nodeSelector: field.nodeSelector,
  })
  .describe('An application that answers HTTP.')

/** A web workload as a config writes it. */
export const webConfig = z
  .strictObject({
    kind: z.literal('web').describe('The kind of the workload.'),
    ...field.workloadShape,
    openPath: scalar.urlPath.optional().describe('The path that a person opens in a browser; without it "/".'),
    writableDirectories: z
      .array(
        scalar.directory.refine(
          rules.volumeFolder,
          'a folder whose letters and digits make the name of a volume, at most 63',
        ),
      )
      .refine(
        rules.ownVolumes,
        'folders that differ in more than signs and capital letters: each has a volume of its own',
      )
      .max(100)
      .optional()
      .describe('Folders that the application writes to; the rest of its file system is read-only. Without it /tmp.'),
    ...partialShape(webValues),
    env: field.configEnv(),
  })
  .describe('An application that answers HTTP: Deployment, Service, ServiceAccount and what surrounds them.')
