import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isServed, servedApis } from '../../src/checks/api-versions.ts'
import type { KubernetesObject, KubernetesVersion } from '../../src/index.ts'
import { answersTo } from './acceptance.ts'
import { type ApiServer, apiServer, type Stored } from './api-server.ts'
import { type Keeper, keep } from './bed/keep.ts'
import { expectedWarnings } from './custom.ts'
import { openApiOf } from './openapi.ts'
import { conformity, schemaFolder } from './schemas.ts'
import { objectsByOutput, targetsFor, type Versioned } from './versioned.ts'

const versions: readonly KubernetesVersion[] = ['1.34', '1.35', '1.36']

/** What a target proves beside that its version takes it. */
const rows: Readonly<Record<string, string>> = {
  'k3s-ingress': '000-34 ',
  gateway: '000-34 001-25 000-55 000-57 ',
  sealed: '000-57 ',
  ...Object.fromEntries(['eks', 'gke', 'aks'].map((cloud) => [cloud, '000-56 '])),
}

describe.each(versions)('Kubernetes %s', (version) => {
  let keeper: Keeper
  let server: ApiServer
  let schemas: string

  beforeAll(async () => {
    keeper = keep({ version })
    server = apiServer((await keeper.ready).url)
    schemas = await schemaFolder(await openApiOf(version, server))
  })

  afterAll(() => keeper.stop())

  test.each(targetsFor(version).map((versioned) => [titleOf(versioned), versioned] as const))(
    '%s: accepted whole, the same in all outputs, as the schemas allow',
    async (_, versioned) => {
      const outputs = await objectsByOutput(versioned)
      const [first, ...others] = await Promise.all(Object.values(outputs).map((objects) => rehearsed(server, objects)))
      expect(first?.complaints).toEqual(expectedWarnings[versioned.target] ?? [])
      for (const other of others) expect(other).toEqual(first)
      const objects = Object.values(outputs).flat()
      expect(await conformity(schemas, objects)).toEqual({ complaints: [], valid: objects.length })
    },
  )

  test('it serves what the table of APIs says, and nothing else of it', async () => {
    const isThere = await Promise.all(Object.keys(servedApis).map((api) => isServedBy(server, api)))
    // What is not stable yet is off, unless the one who runs the cluster switches it on.
    const isOn = Object.entries(servedApis).map(([api, served]) => isServed(served, version) && /\/v\d+\//.test(api))
    const asMap = (answers: boolean[]) => Object.fromEntries(Object.keys(servedApis).map((api, i) => [api, answers[i]]))
    expect(asMap(isThere)).toEqual(asMap(isOn))
  })

  test.each(mistakes())('the schemas do not allow %s', async (_, object, complaint) => {
    const { complaints, valid } = await conformity(schemas, [object])
    expect({ complaints, valid }).toEqual({ complaints: [expect.stringContaining(complaint)], valid: 0 })
  })
})

function titleOf({ application, target }: Versioned): string {
  return `${rows[target] ?? ''}${application} on ${target}`
}

async function isServedBy(server: ApiServer, api: string): Promise<boolean> {
  const [groupVersion, kind] = api.split(/\/(?=[A-Z])/)
  const groups = (await server.request('GET', '/apis')).body.groups as Stored[]
  const known = groups.flatMap(({ versions }) => versions.map((version: Stored) => version.groupVersion))
  if (!known.includes(groupVersion)) return false
  const { body } = await server.request('GET', `/apis/${groupVersion}`)
  return body.resources.some((resource: Stored) => resource.kind === kind)
}

/** What a server says of objects that it does not keep, but for the namespaces, which the others are in. */
function rehearsed(server: ApiServer, objects: readonly KubernetesObject[]) {
  return answersTo(objects, (object) => (object.kind === 'Namespace' ? server.apply(object) : server.rehearse(object)))
}

/** Objects with one mistake each, and what there is to say of it. */
function mistakes(): [string, object, string][] {
  const metadata = { name: 'wrong' }
  const deployment = (spec: object, container: object) => {
    const template = { spec: { containers: [{ name: 'app', image: 'app', ...container }] } }
    return { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { selector: {}, template, ...spec } }
  }
  const service = (port: object) => ({ apiVersion: 'v1', kind: 'Service', metadata, spec: { ports: [port] } })
  const route = (rule: object) => {
    return { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata, spec: { rules: [rule] } }
  }
  return [
    ['a misspelt field', deployment({}, { imagePullPolice: 'Always' }), "'imagePullPolice' not allowed"],
    ['a text for a number', deployment({ replicas: '3' }, {}), "'/spec/replicas': got string, want integer"],
    ['a field too little', service({ name: 'http' }), "missing property 'port'"],
    ['neither a number nor a text', service({ port: 80, targetPort: true }), 'targetPort'],
    ['a misspelt field of another project', route({ matchs: [] }), "'matchs' not allowed"],
    ['a value that is not in the list', route({ filters: [{ type: 'Nothing' }] }), 'value must be one of'],
    ['a kind that there is not', { apiVersion: 'apps/v1beta1', kind: 'Deployment', metadata }, 'could not find schema'],
  ]
}
