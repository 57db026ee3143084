import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Values } from '../../src/config/types.ts'
import { exampleConfig } from '../../src/generated/example.ts'
import { type Config, render } from '../../src/index.ts'
import { prepare, resolveFiles } from '../../src/prepare.ts'
import { mergeValues } from '../../src/presets/merge.ts'
import { byIdentity } from '../laws/compare.ts'
import { type HelmName, helmTemplate, parseManifests, temporaryFolder } from '../tools/run.ts'

import { recordWhenPassed } from './figure.ts'

const config = {
  ...exampleConfig,
  workloads: {
    ...exampleConfig.workloads,
    app: { ...exampleConfig.workloads.app, env: { A: 'a', B: 'b' }, podAnnotations: { 'example.com/a': 'a' } },
  },
} as Config
const { trees, defaults } = prepare(config, {})
const { files } = render(config, { formats: ['helm'] })
const chart = temporaryFolder(files).then((folder) => join(folder, 'chart'))
const umbrella = temporaryFolder({
  'Chart.yaml': 'apiVersion: v2\nname: umbrella\nversion: 0.1.0\n',
  ...Object.fromEntries(Object.entries(files).map(([path, text]) => [path.replace('chart/', 'charts/belajar/'), text])),
})
const counts = { same: 0, refused: 0 }

/** What a chart's user may write, and what it means; undefined where it has to be refused. */
const cases: Readonly<Record<string, readonly [values: string, meaning: object | undefined]>> = {
  nothing: ['{}\n', {}],
  'an empty map at the top': ['workloads: {}\n', {}],
  'null at the top': ['workloads: null\n', undefined],
  'null for a part': ['workloads: { app: null }\n', undefined],
  'an empty map for a part': ['workloads: { app: {} }\n', {}],
  'a list for a part': ['workloads: { app: [] }\n', undefined],
  'a text for a part': ['workloads: { app: web }\n', undefined],
  'null for a number': ['workloads: { app: { replicas: null } }\n', undefined],
  'null for a text': ['workloads: { app: { image: { tag: null } } }\n', undefined],
  'null for a map of numbers': ['workloads: { app: { securityContext: null } }\n', undefined],
  'a map for a number': ['workloads: { app: { replicas: {} } }\n', undefined],
  'a list for a number': ['workloads: { app: { replicas: [3] } }\n', undefined],
  'a text for a number': ['workloads: { app: { replicas: "3" } }\n', undefined],
  'a number for a text': ['workloads: { app: { image: { tag: 1.10 } } }\n', undefined],
  'a truth for a text': ['workloads: { app: { env: { A: yes } } }\n', undefined],
  'a text for a truth': ['workloads: { app: { autoscaling: { enabled: "true" } } }\n', undefined],
  'null for an entry of an open map': ['workloads: { app: { env: { A: null } } }\n', { remove: 'A' }],
  'null for an entry that is not there': ['workloads: { app: { env: { C: null } } }\n', undefined],
  'an empty open map': ['workloads: { app: { env: {} } }\n', {}],
  'a further entry': ['workloads: { app: { env: { C: c } } }\n', { env: { C: 'c' } }],
  'a list for an open map': ['workloads: { app: { env: [] } }\n', undefined],
  'a list of names and values': ['workloads: { app: { env: [{ name: A, value: b }] } }\n', undefined],
  'an unknown key': ['workloads: { app: { replica: 3 } }\n', undefined],
  'an unknown part': ['workloads: { other: {} }\n', undefined],
  'an unknown key at the top': ['extra: 1\n', undefined],
  'global values': ['global: { a: 1 }\n', {}],
  'a key twice, of which the last counts': ['workloads: { app: { replicas: 2, replicas: 3 } }\n', { replicas: 3 }],
}

describe.each(['helm3', 'helm4'] as const)('values are merged, or refused, %s', (helm) => {
  test.each(Object.entries(cases))('%s', async (_, [values, meaning]) => {
    const file = join(await temporaryFolder({ 'v.yaml': values, 'umbrella.yaml': below('belajar', values) }), 'v.yaml')
    await judge(helm, await chart, ['--values', file], meaning)
    const inner = file.replace('v.yaml', 'umbrella.yaml')
    await judge(helm, await umbrella, ['--values', inner], meaning)
  })

  test.each([
    ['workloads.app.env[0].name=A', undefined],
    ['workloads.app.env[1]=A', undefined],
    ['workloads.app[0]=A', undefined],
    ['workloads.app.replicas[0]=3', undefined],
    ['workloads.app.env.A=null', { remove: 'A' }],
    ['workloads.app.env.C=c', { env: { C: 'c' } }],
    ['workloads.app.replicas=null', undefined],
    ['workloads.app=null', undefined],
    ['workloads.app.env={a,b}', undefined],
    ['workloads.app.replicas=3', { replicas: 3 }],
  ] as [string, object | undefined][])('--set %s', async (assignment, meaning) => {
    await judge(helm, await chart, ['--set', assignment], meaning)
  })

  test('null for the whole subchart', async () => {
    await judge(helm, await umbrella, ['--set', 'belajar=null'], undefined)
  })
})

test('no null stands in the values of a chart: what it means differs between versions of Helm', () => {
  const nulls = Object.entries(files).filter(
    ([path, text]) => /values[^/]*\.yaml$/.test(path) && /: (null|~)?$/m.test(text.replace(/:\n(?= )/g, '')),
  )
  expect(nulls.map(([path]) => path)).toEqual([])
})

recordWhenPassed(() => ({
  id: 'Y7',
  what: 'Values that a chart user merges over ours: null, {}, [], another type, an index of a list, a subchart',
  reach: 'the same manifest from Helm 3 and Helm 4, or refused by both',
  measured: `${counts.same} merges gave what resolve gives, ${counts.refused} were refused by name; Helm 3 and Helm 4 agreed on all`,
}))

async function judge(helm: HelmName, folder: string, extra: string[], meaning: object | undefined): Promise<void> {
  const { code, stdout, stderr } = await helmTemplate({ helm, chart: folder, release: 'belajar', extra })
  if (meaning === undefined) {
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/values don't meet the specifications of the schema|type mismatch on belajar/)
    counts.refused++
  } else {
    expect({ code, stderr: stderr.replace(/.*skipped.*\n/g, '') }).toEqual({ code: 0, stderr: '' })
    expect(byIdentity(parseManifests(stdout))).toEqual(byIdentity(expected(meaning)))
    counts.same++
  }
}

function expected({ remove, ...app }: { remove?: string } & object): object[] {
  const values = structuredClone(mergeValues([defaults, { workloads: { app } }])) as Values
  const { env } = (values.workloads as unknown as Record<string, { env: Record<string, string> }>).app as {
    env: Record<string, string>
  }
  if (remove !== undefined) delete env[remove]
  return resolveFiles(trees, { values, release: 'belajar', namespace: 'default' }).flatMap(({ objects }) => objects)
}

function below(key: string, values: string): string {
  return `${key}:\n${values.replace(/^/gm, '  ').trimEnd()}\n`
}
