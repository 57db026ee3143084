import type { OutputInput, TargetOutput } from '../output.ts'
import { type Paths, pathsOf } from './install.ts'
import { type PageTarget, pageTargets } from './page-targets.ts'
import { createSecret, secretsFrom } from './prepare-secrets.ts'
import { type PageWords, pageWords } from './words.ts'

/** What to type once the files are there: what a target needs first, and then one of the ways to install it. */
export interface NextSteps {
  readonly first: readonly { readonly text: string; readonly command: string }[]
  /** One command for each output that was asked for; each of them does all. */
  readonly ways: readonly string[]
}

/** The next commands for a target, with the real names. */
export function nextSteps(input: OutputInput, target: TargetOutput, formats: readonly string[]): NextSteps {
  const { config, folder } = input
  const locale = config.locale ?? 'en'
  const facts = pageTargets(input).find(({ output }) => output === target) as PageTarget
  const commands = waysOf(facts.release, target.namespace, pathsOf(facts, folder))
  const existing = secretsFrom(facts, 'existing')
  return {
    first: [
      ...[...facts.access.clusterSteps, ...facts.access.volumeSteps].filter(({ command }) => command !== ''),
      ...(existing.length > 0 ? namespaceStep(target.namespace, pageWords[locale]) : []),
      ...existing.map((secret) => ({
        text: `${pageWords[locale].makeSecret} ${secret.name}.`,
        command: createSecret(target.namespace, secret),
      })),
    ],
    ways: Object.entries(commands).flatMap(([format, command]) => (formats.includes(format) ? [command] : [])),
  }
}

function waysOf(
  release: string,
  namespace: string,
  { chart, values, overlay, manifests }: Paths,
): Record<string, string> {
  const inNamespace = namespace === 'default' ? '' : ` -n ${namespace} --create-namespace`
  return {
    helm: `helm install ${release} ${chart} -f ${values}${inNamespace}`,
    kustomize: `kubectl apply -k ${overlay}`,
    manifests: `kubectl apply -f ${manifests}`,
  }
}

/** What is made by hand needs its namespace before anything else does. */
function namespaceStep(namespace: string, { makeNamespace }: PageWords): NextSteps['first'] {
  return namespace === 'default' ? [] : [{ text: makeNamespace, command: `kubectl create namespace ${namespace}` }]
}
