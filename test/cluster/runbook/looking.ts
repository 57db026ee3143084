import { expect } from 'vitest'
import type { KubernetesObject } from '../../../src/index.ts'
import { list, type Stored } from '../cluster.ts'
import { type Promised, rows } from './promise.ts'
import { secretText } from './values.ts'

/** What the page says that its commands show. */
export const looking: readonly Promised[] = [
  {
    command: /^kubectl (?:get|describe) (?!pods|jobs)/,
    holds: ({ stdout }) => expect(stdout.trim()).not.toBe(''),
  },
  { command: /^kubectl rollout status /, holds: ({ stdout }) => expect(stdout).toMatch(/rolled out|complete/) },
  {
    command: /^kubectl config set-context --current --namespace=(.*)/,
    holds: async ({ match, reader }) =>
      expect(await reader.run("kubectl config view --minify -o jsonpath='{..namespace}'")).toBe(match[1]),
  },
  {
    // "Good is: every pod Running with all of its containers ready, pods of Jobs end as Completed"
    command: /^kubectl get pods -l \S+ -o wide/,
    holds: ({ stdout }) => {
      expect(rows(stdout).length).toBeGreaterThan(0)
      for (const [name, ready = '', status] of rows(stdout))
        expect(`${name} ${status === 'Running' ? ready : status}`).toMatch(/ (Completed|(\d+)\/\2)$/)
    },
  },
  {
    // "every claim Bound; a claim that only such a pod mounts may be Pending until its first run"
    command: /^kubectl get persistentvolumeclaim (?!-)/,
    holds: ({ stdout, reader }) => {
      const running = JSON.stringify(reader.objects.filter(({ kind }) => kind !== 'CronJob'))
      for (const [name, status] of rows(stdout))
        if (status !== 'Pending' || running.includes(`"claimName":"${name}"`))
          expect([name, status]).toEqual([name, 'Bound'])
    },
  },
  {
    // "every Service has addresses in its EndpointSlice"
    command: /^kubectl get endpointslices /,
    holds: ({ stdout }) => {
      for (const [name, , , addresses] of rows(stdout))
        expect([name, addresses]).toEqual([name, expect.stringMatching(/\d\./)])
    },
  },
  {
    command: /-o jsonpath='\{\.spec\.ports\[0\]\.nodePort\}'/,
    holds: ({ stdout }) => expect(stdout).toMatch(/^3\d{4}$/),
  },
  {
    command: /^ADDRESS=/,
    holds: async ({ match, reader }) => expect(await reader.run(`${match.input}\necho "$ADDRESS"`)).toMatch(/\d\./),
  },
  {
    command: /^POD=/,
    holds: async ({ match, reader }) => expect(await reader.run(`${match.input}\necho "$POD"`)).toMatch(/^pod\/./),
  },
  { command: /^kubectl describe "\$POD"/, holds: ({ stdout }) => expect(stdout).toContain('Events:') },
  {
    command: /^kubectl get secret (\S+) -o jsonpath='\{\.data\.(\w+)\}' \| base64 -d/,
    holds: ({ match, reader, stdout }) => expect(stdout).toBe(secretValue(reader.objects, match[1], match[2])),
  },
  {
    // "It must name the Service"
    command: /^kubectl get configmap (\S+) -o jsonpath=/,
    holds: ({ stdout, reader }) => {
      const hosts = reader.objects.filter(({ kind }) => kind === 'Service').map(({ metadata }) => metadata.name)
      expect(hosts).toContain(/\/\/(?:[^@/]*@)?([^:/]+)/.exec(stdout)?.[1])
    },
  },
  { command: /^helm test /, holds: ({ stdout }) => expect(stdout).toMatch(/Phase: +Succeeded/) },
  {
    // "leaves out ConfigMaps, Secrets, claims, NetworkPolicies, Ingresses, rights and everything of the cluster"
    command: /^kubectl get all$/,
    holds: ({ stdout }) =>
      expect(stdout).not.toMatch(/^(configmap|secret|persistentvolume|networkpolicy|ingress|role|namespace)/m),
  },
  { command: /^kubectl debug -n kube-system node\//, holds: async () => expect(await debuggers()).toHaveLength(1) },
  { command: /^kubectl delete pod -n kube-system -l /, holds: async () => expect(await debuggers()).toEqual([]) },
  {
    command: /^kubectl debug "\$POD" .* --target=(\S+)/,
    holds: async ({ match, reader }) => {
      const pods = await list('v1', 'Pod', reader.namespace)
      const added = pods.flatMap(({ spec }) => spec.ephemeralContainers ?? [])
      expect(added.map((container: Stored) => container.targetContainerName)).toContain(match[1])
    },
  },
]

/** Every object of the application is in what some commands print, as the page says. */
export function expectAllShown(objects: readonly KubernetesObject[], printed: string): void {
  const missing = objects
    .filter(({ metadata }) => metadata.labels?.['app.kubernetes.io/instance'])
    .filter(({ metadata }) => !new RegExp(`(^|/)${metadata.name}\\s`, 'm').test(printed))
  expect(missing.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([])
}

function secretValue(objects: readonly KubernetesObject[], name = '', key = ''): string {
  const ours = objects.find(({ kind, metadata }) => kind === 'Secret' && metadata.name === name) as Stored
  return ours ? ours.stringData[key] : secretText(key)
}

function debuggers(): Promise<Stored[]> {
  return list('v1', 'Pod', 'kube-system', 'app.kubernetes.io/managed-by=kubectl-debug')
}
