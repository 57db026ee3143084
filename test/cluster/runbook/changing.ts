import { expect } from 'vitest'
import { list, read, remove, type Stored } from '../cluster.ts'
import { until } from '../until.ts'
import { expectState } from './installed.ts'
import { configured, imagesOf, meant, type Promised, stored, type Typed } from './promise.ts'
import { secretText } from './values.ts'

/** What the page says that its commands change. */
export const changing: readonly Promised[] = [
  {
    command: /^kubectl create namespace (\S+)/,
    holds: async (typed) => expect((await stored(typed, `namespace/${typed.match[1]}`))?.status.phase).toBe('Active'),
  },
  {
    command: /^kubectl create secret generic (\S+)/,
    holds: async (typed) => {
      const { data } = await stored(typed, `secret/${typed.match[1]}`)
      for (const [key, value] of Object.entries(data)) expect(decoded(value)).toBe(secretText(key))
    },
  },
  {
    command: /^kubectl patch secret (\S+) -p '\{"stringData":\{"(\w+)"/,
    holds: async (typed) => {
      const { data } = await stored(typed, `secret/${typed.match[1]}`)
      expect(decoded(data[typed.match[2] as string])).toBe('the new value')
    },
  },
  {
    command: /^kubectl edit configmap (\S+)/,
    holds: async (typed) => {
      const { data } = await stored(typed, `configmap/${typed.match[1]}`)
      expect(Object.values(data)).toContain('edited-by-hand')
    },
  },
  {
    command: /^kubectl rollout restart (.*?)(?: -n |$)/,
    // kubectl refuses a second restart within one second.
    before: (typed) =>
      until('the last restart is a second ago', async () => (await restartedAt(typed)) < Date.now() - 1000),
    holds: async (typed) => expect(await restartedAt(typed)).toBeGreaterThan(Date.now() - 60_000),
  },
  {
    command: /^kubectl set image (\S+) '\S+?=(\S+)'/,
    holds: async (typed) => expect(imagesOf(await stored(typed, `${typed.match[1]}`))).toContain(typed.match[2]),
  },
  {
    command: /^kubectl rollout undo (\S+)(?: -n \S+)?$/,
    holds: async (typed) => {
      const reference = typed.match[1] as string
      expect(imagesOf(await stored(typed, reference))).toEqual(imagesOf(configured(typed, reference)))
    },
  },
  {
    command: /^kubectl rollout history /,
    holds: async ({ match, reader, stdout }) => {
      const revisions = stdout.match(/^\d+/gm) ?? []
      expect(revisions.length).toBeGreaterThan(1)
      const [revision = ''] = revisions
      const images = (await reader.run(`${match.input} --revision=${revision}`)).matchAll(/Image:\s+(\S+)/g)
      Object.assign(reader.seen, { revision, images: [...images].map(([, image]) => image).join() })
    },
  },
  {
    command: /^kubectl rollout undo (\S+) --to-revision=/,
    holds: async (typed) =>
      expect(imagesOf(await stored(typed, `${typed.match[1]}`)).join()).toBe(typed.reader.seen.images),
  },
  { command: /^helm history /, holds: ({ stdout }) => expect(stdout).toMatch(/superseded[\s\S]*deployed/) },
  {
    // "takes everything back and not the image alone"
    command: /^helm rollback /,
    holds: ({ reader }) => expectState(reader.objects, reader.installed),
  },
  {
    command: /^kubectl scale deployment[ /](\S+) --replicas=(\d+)/,
    holds: async (typed) => {
      await until(`${typed.match[1]} has ${typed.match[2]} pods`, async () => {
        const { status } = await stored(typed, `deployment/${typed.match[1]}`)
        return (status.readyReplicas ?? 0) === Number(typed.match[2])
      })
    },
  },
  {
    command: /^kubectl wait --for=delete pod -l (\S+)/,
    holds: async ({ match, reader }) => expect(await list('v1', 'Pod', reader.namespace, match[1])).toEqual([]),
  },
  {
    command: /^kubectl autoscale deployment (\S+) --cpu=(\d+)% --min=(\d+) --max=(\d+)/,
    holds: async (typed) => {
      const [name, ...numbers] = typed.match.slice(1)
      const { spec } = await stored(typed, `hpa/${name}`)
      const { averageUtilization } = spec.metrics[0].resource.target
      expect([averageUtilization, spec.minReplicas, spec.maxReplicas]).toEqual(numbers.map(Number))
    },
  },
  {
    command: /^kubectl delete (hpa|job|persistentvolumeclaim|secret) (.*?)(?: --ignore-not-found)?(?: -n \S+)?$/,
    holds: async (typed) => {
      const [, kind, names = ''] = typed.match
      for (const name of names.split(' ')) {
        const isGone = async () => !(await stored(typed, `${kind}/${name}`))
        await until(`${kind} ${name} is gone`, isGone)
      }
    },
  },
  {
    command: /^kubectl wait --for=condition=complete job\/(\S+)/,
    holds: async (typed) => expect((await stored(typed, `job/${typed.match[1]}`)).status.succeeded).toBe(1),
  },
  {
    command: /^kubectl create job (\S+) --from=cronjob\/(\S+)$/,
    holds: async (typed) => {
      const { spec } = await stored(typed, `job/${typed.match[1]}`)
      const { jobTemplate } = configured(typed, `cronjob/${typed.match[2]}`).spec
      expect(imagesOf({ spec })).toEqual(imagesOf(jobTemplate))
    },
  },
  {
    // The same Job sleeps, so that one can look at what it mounts.
    command: /^kubectl create job (\S+) --from=cronjob\/\S+ --dry-run=client/,
    holds: async (typed) => {
      const { spec } = await stored(typed, `job/${typed.match[1]}`)
      expect(spec.template.spec.containers[0].command.join(' ')).toContain('sleep')
    },
  },
  {
    command: /^kubectl patch cronjob (\S+) -p '\{"spec":\{"suspend":(true|false)/,
    holds: async (typed) =>
      expect((await stored(typed, `cronjob/${typed.match[1]}`)).spec.suspend).toBe(typed.match[2] === 'true'),
  },
  {
    // "When that claim is gone for good, this frees the volume"
    command: /^kubectl patch persistentvolume (\S+) .*claimRef/,
    before: async (typed) => {
      await removeUsers(typed)
      await until('the volume is released', async () => (await phaseOf(typed)) === 'Released')
    },
    holds: async (typed) => {
      await until('the volume is free', async () => (await phaseOf(typed)) === 'Available')
      await typed.reader.run(typed.reader.change)
    },
  },
]

function decoded(value: unknown): string {
  return Buffer.from(value as string, 'base64').toString()
}

/** When the first of the workloads that a command names was restarted last. */
async function restartedAt(typed: Typed): Promise<number> {
  const times = (typed.match[1] as string).split(' ').map(async (reference) => {
    const { spec } = await stored(typed, reference)
    return Date.parse(spec.template.metadata.annotations?.['kubectl.kubernetes.io/restartedAt'] ?? 0)
  })
  return Math.max(...(await Promise.all(times)))
}

async function phaseOf(typed: Typed): Promise<string> {
  return (await stored(typed, `persistentvolume/${typed.match[1]}`)).status.phase
}

/** Removes the claim of a volume, and the StatefulSet that mounts it. */
async function removeUsers(typed: Typed): Promise<void> {
  const { spec } = await stored(typed, `persistentvolume/${typed.match[1]}`)
  const claim = meant(typed, `persistentvolumeclaim/${spec.claimRef.name}`)
  const sets = typed.reader.objects.filter(
    (object) => object.kind === 'StatefulSet' && JSON.stringify(object).includes(`"claimName":"${spec.claimRef.name}"`),
  )
  for (const object of [...(sets as Stored[]), claim]) await remove(object)
  await until('the claim is gone', async () => !(await read(claim)))
}
