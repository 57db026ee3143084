import { join } from 'node:path'
import type { NetworkPolicy } from 'kubernetes-types/networking/v1.js'
import { describe, expect, test } from 'vitest'
import { render } from '../../src/index.ts'
import { helm, parseManifests, temporaryFolder } from '../tools/run.ts'
import { example } from './pages-support.ts'

type Labels = Readonly<Record<string, string>>

/** As much of an object as a test hook and a pod have to show. */
interface Hook {
  readonly kind: string
  readonly metadata: { readonly name: string; readonly labels: Labels; readonly annotations?: Labels }
  readonly spec: {
    readonly containers: readonly { readonly args: readonly string[]; readonly resources: Record<string, Labels> }[]
  }
}

const { files } = render(example('warung-kopi'), { formats: ['helm'] })
const folder = temporaryFolder(files)

/** What `helm template` gives, tests included. */
async function objects(set: string): Promise<Hook[]> {
  const chart = join(await folder, 'chart')
  const values = ['--values', join(chart, 'values-production.yaml'), '--set', set]
  const { stdout, stderr } = await helm('helm4', ['template', 'second', chart, '--namespace', 'kopi', ...values])
  expect(stderr).toBe('')
  return parseManifests(stdout) as unknown as Hook[]
}

async function hooks(set = 'networkPolicies.enabled=true') {
  const own = (await objects(set)).filter(({ metadata }) => metadata.annotations?.['helm.sh/hook'] === 'test')
  const pod = own.find(({ kind }) => kind === 'Pod') as Hook
  return { pod, policies: own.filter(({ kind }) => kind === 'NetworkPolicy') as unknown as (Hook & NetworkPolicy)[] }
}

const selects = (selector: Labels = {}, labels: Labels = {}) =>
  Object.entries(selector).every(([name, value]) => labels[name] === value)

describe('helm test', () => {
  test('connects to everything that has an address, Redis too', async () => {
    const { pod } = await hooks()
    const calls = pod.spec.containers[0]?.args[0]?.match(/connect \S+ \d+/g)
    expect(calls).toEqual([
      'connect second-backend 3000',
      'connect second-cache 6379',
      'connect second-database 5432',
      'connect second-frontend 80',
    ])
  })

  test('runs where a quota asks for every limit', async () => {
    const { pod } = await hooks()
    expect(Object.keys(pod.spec.containers[0]?.resources.limits ?? {})).toEqual(['cpu', 'memory', 'ephemeral-storage'])
  })

  test('is let out to names and to what it tests, and in there: the ports of the containers', async () => {
    const { pod, policies } = await hooks()
    const own = policies.filter(({ spec }) => selects(spec?.podSelector?.matchLabels, pod.metadata.labels))
    expect(own).toHaveLength(1)
    const ways = own[0]?.spec?.egress?.map(({ to, ports }) => [
      to?.[0]?.podSelector?.matchLabels?.['app.kubernetes.io/component'],
      ports?.map(({ port }) => port),
    ])
    expect(ways).toEqual([
      [undefined, [53, 53]],
      ['backend', [3000]],
      ['cache', [6379]],
      ['database', [5432]],
      ['frontend', [8080]],
    ])
    const opened = policies.filter((policy) => !own.includes(policy))
    expect(opened.map(({ spec }) => spec?.podSelector?.matchLabels?.['app.kubernetes.io/component'])).toEqual([
      'backend',
      'cache',
      'database',
      'frontend',
    ])
    for (const { spec } of opened) {
      expect(spec?.policyTypes).toEqual(['Ingress'])
      expect(selects(spec?.ingress?.[0]?.from?.[0]?.podSelector?.matchLabels, pod.metadata.labels)).toBe(true)
    }
  })

  test('comes after its policies, and they go together', async () => {
    const { pod, policies } = await hooks()
    const weight = ({ metadata }: Hook) => Number(metadata.annotations?.['helm.sh/hook-weight'])
    expect(policies.map(weight).every((each) => each < weight(pod))).toBe(true)
    for (const hook of [pod, ...policies]) {
      expect(hook.metadata.annotations).toMatchObject({
        'helm.sh/hook': 'test',
        'helm.sh/hook-delete-policy': 'before-hook-creation,hook-succeeded',
      })
    }
  })

  test('brings no policies where there are none', async () => {
    const { pod, policies } = await hooks('networkPolicies.enabled=false')
    expect(pod.metadata.name).toBe('second-test')
    expect(policies).toEqual([])
  })
})
