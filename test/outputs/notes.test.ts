import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Config } from '../../src/config/types.ts'
import { exampleConfig } from '../../src/generated/example.ts'
import type { Preset } from '../../src/presets/preset.ts'
import { type RenderOptions, render } from '../../src/render.ts'
import { type HelmName, helm, parseManifests, temporaryFolder } from '../tools/run.ts'
import { example } from './pages-support.ts'

const helms = ['helm3', 'helm4'] as const
const belajar = chartOf(exampleConfig)

interface Installation {
  readonly chart?: Promise<string>
  readonly which?: HelmName
  readonly release?: string
  readonly target?: string
  readonly namespace?: string
  readonly set?: readonly string[]
}

async function chartOf(config: Config, options: RenderOptions = {}): Promise<string> {
  const { files } = render(config, { ...options, formats: ['helm'] })
  return join(await temporaryFolder(files), 'chart')
}

/** What Helm prints behind `NOTES:`. */
async function notesOf(installation: Installation): Promise<string> {
  const { which = 'helm4', release = 'belajar', target, namespace = 'default', set = [] } = installation
  const chart = await (installation.chart ?? belajar)
  const values = target ? ['--values', join(chart, `values-${target}.yaml`)] : []
  const more = ['--namespace', namespace, ...values, ...set.flatMap((each) => ['--set-string', each])]
  return (await printers[which](chart, release, more)).trimEnd()
}

/** Helm 3 asks a cluster even for a dry run, so there the notes are the data of a ConfigMap. */
const printers: Readonly<Record<HelmName, (chart: string, release: string, more: string[]) => Promise<string>>> = {
  async helm4(chart, release, more) {
    const { code, stdout, stderr } = await helm('helm4', ['install', release, chart, '--dry-run=client', ...more])
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringMatching(/error/i) })
    return stdout.slice(stdout.indexOf('NOTES:\n') + 'NOTES:\n'.length)
  },
  async helm3(chart, release, more) {
    const copy = await temporaryFolder()
    await cp(chart, copy, { recursive: true })
    const text = await readFile(join(chart, 'templates/NOTES.txt'), 'utf8')
    await writeFile(join(copy, 'templates/_notes.tpl'), `{{ define "notes" }}${text}{{ end }}`)
    await writeFile(
      join(copy, 'templates/notes.yaml'),
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: notes }\ndata: { notes: {{ include "notes" . | toJson }} }\n',
    )
    const { code, stdout, stderr } = await helm('helm3', [
      'template',
      release,
      copy,
      '--show-only',
      'templates/notes.yaml',
      ...more,
    ])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    return (parseManifests(stdout)[0] as { data: { notes: string } }).data.notes
  },
}

const { targets } = render(exampleConfig, { formats: [] })

describe.each(helms)('%s', (which) => {
  test.each(targets.map(({ name, namespace }) => ({ target: name, namespace })))(
    'prints the notes of $target',
    async (installation) => {
      const text = await notesOf({ which, ...installation })
      await expect(`${text}\n`).toMatchFileSnapshot(`notes/${installation.target}.txt`)
    },
  )

  test('finds nothing wrong with the chart', async () => {
    const folder = await belajar
    const { code, stdout } = await helm(which, [
      'lint',
      '--strict',
      folder,
      '--values',
      join(folder, 'values-kind.yaml'),
    ])
    expect(stdout).not.toMatch(/WARNING|ERROR/)
    expect(code).toBe(0)
  })
})

test('in Indonesian', async () => {
  const text = await notesOf({ chart: chartOf({ ...exampleConfig, locale: 'id' }), target: 'kind' })
  await expect(`${text}\n`).toMatchFileSnapshot('notes/kind.id.txt')
})

describe('values that are set change the notes', () => {
  test('another Service type has other ways in', async () => {
    const text = await notesOf({ target: 'kind', set: ['workloads.app.service.type=LoadBalancer'] })
    expect(text).toContain('cloud-provider-kind')
    expect(text).not.toContain('kind create cluster')
  })

  test('an environment says nothing of an Ingress: the ways of any cluster fill in', async () => {
    const text = await notesOf({ target: 'kind', set: ['workloads.app.route.kind=ingress'] })
    expect(text).toContain('kubectl get ingress -n default app-belajar-ingress\n    => http://localhost/api/product')
  })

  test('a certificate makes it https', async () => {
    const set = ['workloads.app.route.tlsSecret=belajar-tls']
    expect(await notesOf({ target: 'k3s-ingress', set })).toContain('=> https://belajar.local/api/product')
  })

  test('another release in another namespace has names of its own', async () => {
    const text = await notesOf({ release: 'second', namespace: 'elsewhere', target: 'k3s' })
    expect(text).toContain('kubectl port-forward -n elsewhere service/second-app 8080:8080')
    expect(text).toContain('sudo install -d -o 10001 -g 10001 /mnt/data/elsewhere-second-db')
    expect(text).toContain('kubectl label namespace elsewhere --overwrite app.kubernetes.io/part-of=belajar')
    expect(text).toContain('helm test -n elsewhere second')
    expect(text).not.toMatch(/app-belajar|db-belajar/)
  })

  test('an existing Secret is made under the name that the pods read', async () => {
    const set = ['secrets.secret.source=existing', 'secrets.secret.existingName=from-vault']
    expect(await notesOf({ target: 'kind', set })).toContain(
      "kubectl create secret generic -n default from-vault --from-literal=POSTGRES_PASSWORD='<POSTGRES_PASSWORD>'",
    )
  })

  test('an environment that no target is in gets the ways of any cluster', async () => {
    const text = await notesOf({
      target: 'kind',
      set: ['environment=elsewhere', 'workloads.app.service.type=ClusterIP'],
    })
    expect(text).toContain('How to reach app-belajar (any cluster):\n  * Port-forward')
    expect(text).not.toMatch(/NodePort|LoadBalancer/)
  })
})

test('autoscaling: where metrics-server comes from', async () => {
  const app = { autoscaling: { enabled: true } }
  const config = { ...exampleConfig, targets: { k3s: { presets: ['k3s'], overrides: { workloads: { app } } } } }
  expect(await notesOf({ chart: chartOf(config), target: 'k3s' })).toContain(
    'needs metrics-server:\n  Bundled with k3s',
  )
})

describe('text is data', () => {
  const nasty = [
    '{{ .Values.x }}',
    '{{',
    '}}',
    '{',
    '{{- fail "no" }}',
    '"quoted\\"',
    '{{service}',
    '`tick`',
    '🐘 %s',
    '{service}{',
  ]
  const team: Preset = {
    name: 'team',
    family: 'environment',
    description: 'Ours.',
    cluster: { title: '{{ title }}' },
    access: [
      { title: 'way {', when: 'always', steps: nasty.map((text) => ({ text, command: text })), url: '{{{path}' },
    ],
    notes: nasty,
  }
  const config: Config = { ...exampleConfig, targets: { team: { presets: ['team'] } } }

  test.each(helms)('%s prints what a preset says as it stands', async (which) => {
    const chart = chartOf(config, { presetLibrary: { team } })
    const text = await notesOf({ which, chart, target: 'team' })
    const shown = nasty.map((each) => each.replaceAll('{service}', 'app-belajar'))
    expect(text).toContain('({{ title }}):\n  * way {\n')
    expect(text).toContain(
      `${shown.flatMap((each) => [`    ${each}`, `      ${each}`]).join('\n')}\n    => {{/api/product\n`,
    )
    expect(text.slice(text.indexOf('Good to know:\n'))).toBe(
      `Good to know:\n${shown.map((each) => `  - ${each}`).join('\n')}`,
    )
  })
})

describe('warung-kopi', () => {
  const chart = chartOf({ ...example('warung-kopi'), locale: 'en' })

  test.each(['kind', 'k3s', 'staging', 'production'])('prints the notes of %s', async (target) => {
    const namespace = target === 'staging' ? 'warung-kopi-staging' : 'warung-kopi'
    const text = await notesOf({ chart, release: 'warung-kopi', target, namespace })
    await expect(`${text}\n`).toMatchFileSnapshot(`notes/warung-kopi/${target}.txt`)
  })

  test('a hook needs no waiting', async () => {
    const set = ['workloads.migration.runs=helmHook']
    const text = await notesOf({ chart, release: 'second', namespace: 'kopi', target: 'kind', set })
    expect(text).toContain('The Job second-migration is a hook')
    expect(text).not.toContain('kubectl wait')
  })
})

test('a chart without targets, databases and Secrets has notes too', async () => {
  const config: Config = { name: 'tiny', workloads: { site: { kind: 'web', image: 'belajar/site:1' } } }
  expect(await notesOf({ chart: chartOf(config), release: 'tiny' })).toContain('How to reach tiny-site (any cluster):')
})
