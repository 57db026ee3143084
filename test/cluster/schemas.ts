import { join } from 'node:path'
import { builtProgram } from '../tools/build.ts'
import { execute } from '../tools/execute.ts'
import { temporaryFolder } from '../tools/folder.ts'

/** A document of OpenAPI 3, as an API server gives one for each of its groups and versions. */
export interface OpenApi {
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> }
}

/** A schema of OpenAPI 3, as far as it is read here. */
// biome-ignore lint/suspicious/noExplicitAny: a schema holds schemas and data of every form.
type Schema = Readonly<Record<string, any>>

/** What kubeconform says of a list of objects. */
export interface Conformity {
  /** What is wrong, object by object. */
  readonly complaints: readonly string[]
  /** How many objects it found right. */
  readonly valid: number
}

/** Writes the schemas of all kinds of some documents, as kubeconform reads them, into a new folder; returns its path. */
export function schemaFolder(documents: readonly OpenApi[]): Promise<string> {
  return temporaryFolder(Object.assign({}, ...documents.map(schemaFiles)))
}

/** Asks the real kubeconform, with the schemas of a folder, where an unknown field, key or kind is an error. */
export async function conformity(folder: string, objects: readonly object[]): Promise<Conformity> {
  const location = join(folder, '{{.Group}}/{{.ResourceAPIVersion}}/{{.ResourceKind}}.json')
  const args = ['-strict', '-summary', '-output', 'json', '-schema-location', location]
  const input = objects.map((object) => JSON.stringify(object)).join('\n---\n')
  const { stdout, stderr } = await execute(await kubeconform(), args, { input })
  if (stderr) throw new Error(`kubeconform: ${stderr}`)
  const { resources, summary } = JSON.parse(stdout) as Report
  return { complaints: resources.map(({ kind, name, msg }) => `${kind} ${name}: ${msg}`), valid: summary.valid }
}

interface Report {
  readonly resources: readonly { readonly kind: string; readonly name: string; readonly msg: string }[]
  readonly summary: { readonly valid: number }
}

function kubeconform(): Promise<string> {
  const name = 'kubeconform'
  return builtProgram({ name, title: name, module: name, package: 'github.com/yannh/kubeconform/cmd/kubeconform' })
}

/** A file for each kind: kubeconform calls the group of a kind without one as its version. */
function schemaFiles({ components }: OpenApi): Record<string, string> {
  const schemas = components?.schemas ?? {}
  const closed = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, closedSchema(schema)]))
  const files = Object.entries(schemas).flatMap(([name, schema]) => {
    const text = JSON.stringify({ $ref: `#/components/schemas/${name}`, components: { schemas: closed } })
    const kinds: readonly GroupVersionKind[] = schema['x-kubernetes-group-version-kind'] ?? []
    return kinds.map(({ group, version, kind }) => [`${group || version}/${version}/${kind.toLowerCase()}.json`, text])
  })
  return Object.fromEntries(files)
}

interface GroupVersionKind {
  readonly group: string
  readonly version: string
  readonly kind: string
}

/** A schema that knows no other fields than it names, unless it says that it keeps unknown ones. */
function closedSchema(schema: Schema): Schema {
  const { properties, items, additionalProperties } = schema
  const keepsUnknown = schema['x-kubernetes-preserve-unknown-fields'] === true
  return {
    ...schema,
    ...(properties && { properties: mapped(properties), ...(!keepsUnknown && { additionalProperties: false }) }),
    ...(items && { items: closedSchema(items) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: closedSchema(additionalProperties) }),
  }
}

function mapped(properties: Readonly<Record<string, Schema>>): Record<string, Schema> {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, closedSchema(schema)]))
}
