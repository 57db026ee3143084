import type { Container } from 'kubernetes-types/core/v1.js'
import { everyContainer, everyPod, type Rule } from './rule.ts'

/** The six amounts that a container names. */
const amounts: readonly Rule[] = (['requests', 'limits'] as const).flatMap((side) =>
  (['cpu', 'memory', 'ephemeral-storage'] as const).map((resource) => ({
    id: `${resource}-${side}`,
    what: `each container says its ${side} of ${resource}`,
    check: everyContainer(({ resources }) => resources?.[side]?.[resource] !== undefined),
  })),
)

/** What runs in a container, and how much of a node it takes. */
export const containerRules: readonly Rule[] = [
  ...amounts,
  {
    id: 'image-tag',
    what: 'each image has a tag or a digest, and never latest',
    check: everyContainer(({ image = '' }) => /@sha256:|:(?!latest(@|$))[^/]+$/.test(image)),
  },
  {
    id: 'pull-always',
    what: 'each node asks the registry whether it may have the image',
    check: everyContainer(({ imagePullPolicy }) => imagePullPolicy === 'Always'),
  },
  {
    id: 'empty-dir-limit',
    what: 'each emptyDir has a limit',
    check: everyPod(({ template }) => {
      return (template.spec?.volumes ?? []).every(({ emptyDir }) => !emptyDir || emptyDir.sizeLimit !== undefined)
    }),
  },
  {
    id: 'mounts-have-volumes',
    what: 'each mount has its volume',
    check: everyContainer(({ volumeMounts = [] }, { object, template }) => {
      const claims =
        (object.spec as { volumeClaimTemplates?: { metadata: { name: string } }[] }).volumeClaimTemplates ?? []
      const names = [...(template.spec?.volumes ?? []), ...claims.map(({ metadata }) => metadata)].map(
        ({ name }) => name,
      )
      return volumeMounts.every(({ name }) => names.includes(name))
    }),
  },
  {
    id: 'high-ports',
    what: 'no container listens on a port below 1024',
    check: everyContainer(({ ports = [] }) => ports.every(({ containerPort }) => containerPort >= 1024)),
  },
  {
    id: 'ports-once',
    what: 'no port is named twice in a container',
    check: everyContainer(({ ports = [] }) =>
      areDistinct(ports.map(({ containerPort, protocol = 'TCP' }) => `${containerPort}/${protocol}`)),
    ),
  },
  {
    id: 'variables-once',
    what: 'no environment variable is named twice in a container',
    check: everyContainer(({ env = [] }: Container) => areDistinct(env.map(({ name }) => name))),
  },
]

function areDistinct(names: readonly string[]): boolean {
  return new Set(names).size === names.length
}
