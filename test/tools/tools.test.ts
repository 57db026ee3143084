import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { helm, helmTemplate, kubectl, kustomizeBuild, parseManifests, temporaryFolder } from './run.ts'

const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: one\n'

afterEach(() => {
  vi.unstubAllEnvs()
})

test('each tool answers with its version', async () => {
  expect((await helm('helm4', ['version', '--short'])).stdout).toMatch(/^v4\./)
  expect((await helm('helm3', ['version', '--short'])).stdout).toMatch(/^v3\./)
  expect((await kubectl(['version', '--client'])).stdout).toMatch(/^Client Version: v1\./)
})

test.each(['helm3', 'helm4'] as const)('%s renders a chart without its tests', async (which) => {
  const chart = await temporaryFolder({
    'Chart.yaml': 'apiVersion: v2\nname: small\nversion: 0.1.0\n',
    'values.yaml': 'a: default\nb: default\nc: default\n',
    'templates/map.yaml': `${configMap}  namespace: {{ .Release.Namespace }}\ndata: {{ toJson .Values }}\n`,
    'templates/test.yaml': `${configMap}  annotations: { helm.sh/hook: test }\n`,
    'own.yaml': 'b: file\nc: file\n',
  })
  const options = { helm: which, chart, release: 'r', namespace: 'space', values: [join(chart, 'own.yaml')] }
  const { code, stdout, stderr } = await helmTemplate({ ...options, set: ['c=set'] })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const expected = { metadata: { name: 'one', namespace: 'space' }, data: { a: 'default', b: 'file', c: 'set' } }
  expect(parseManifests(stdout)).toMatchObject([expected])
  const refused = await helmTemplate({ ...options, extra: ['--no-such-flag'] })
  expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('--no-such-flag') })
})

test('kustomize builds a folder', async () => {
  const files = { 'kustomization.yaml': 'namePrefix: p-\nresources: [map.yaml]\n', 'map.yaml': configMap }
  const { code, stdout, stderr } = await kustomizeBuild(await temporaryFolder(files))
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(parseManifests(stdout)).toMatchObject([{ metadata: { name: 'p-one' } }])
})

test('the settings of the user do not matter', async () => {
  vi.stubEnv('HELM_NAMESPACE', 'mine')
  vi.stubEnv('KUBECONFIG', '/mine')
  expect((await helm('helm4', ['env'])).stdout).not.toContain('mine')
  const view = await kubectl(['config', 'view', '-o', 'json'])
  expect(JSON.parse(view.stdout)).toMatchObject({ clusters: null, contexts: null })
})
