import type { Config } from '../../config/types.ts'
import { type Helper, toHelm } from '../../interpreters/helm.ts'
import { valuesJsonSchema } from '../../values-schema.ts'
import { writeYaml } from '../../yaml/write.ts'
import type { Files, OutputInput } from '../output.ts'
import { notes } from './notes.ts'
import { readme } from './readme.ts'
import { schemaText } from './schema-text.ts'
import { testPod } from './test-pod.ts'
import { testPolicies } from './test-policies.ts'
import { targetValues, valuesFile } from './values.ts'

/** The oldest Kubernetes that has every API that is generated; the suffix lets the versions of vendors in. */
const KUBE_VERSION = '>=1.31.0-0'

/** A Helm chart: `chart/`, with a values file for every target. */
export function chartFiles(input: OutputInput): Files {
  const { config, schema, defaults, targets } = input
  const files: Record<string, string> = {
    'Chart.yaml': chartYaml(config),
    '.helmignore': '*.tgz\n.git/\n',
    'values.yaml': valuesFile(config, schema, defaults),
    'values.schema.json': `${schemaText(valuesJsonSchema(schema, `Values of ${config.name}`))}\n`,
    'README.md': readme(input, KUBE_VERSION),
    ...templates(input),
  }
  for (const { name, values } of targets) files[`values-${name}.yaml`] = targetValues(name, defaults, values)
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [`chart/${path}`, content]))
}

function chartYaml({ name, description, version = '0.1.0' }: Config): string {
  return writeYaml({
    apiVersion: 'v2',
    name,
    description: description ?? `The application ${name}.`,
    type: 'application',
    version,
    appVersion: version,
    kubeVersion: KUBE_VERSION,
  })
}

function templates(input: OutputInput): Record<string, string> {
  const { config, trees, application } = input
  const scope = { chart: config.name, helpers: new Map<string, Helper>() }
  const files = trees.map(({ name, objects }) => [`templates/${name}.yaml`, toHelm(objects, scope)])
  const testFile = toHelm([testPod(application)], scope)
  const policiesFile = toHelm(testPolicies(application), scope)
  const notesFile = notes(input, scope)
  const helpers = [...scope.helpers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { text }]) => text)
  return {
    ...Object.fromEntries(files),
    'templates/tests/connection.yaml': testFile,
    'templates/tests/network-policies.yaml': policiesFile,
    'templates/NOTES.txt': notesFile,
    'templates/_helpers.tpl': helpers.join('\n'),
  }
}
