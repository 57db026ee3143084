import type { SecretValues } from '../../config/family-types.ts'
import { type Line, print } from '../../interpreters/lines.ts'
import { localized } from '../../localized.ts'
import { namespaceOf } from '../../targets.ts'
import { withNamespace } from '../../traits/namespace.ts'
import { equals, not, release } from '../../tree/constructors.ts'
import type { Refs } from '../../tree/references.ts'
import type { OutputInput } from '../output.ts'
import { environments } from './notes-access.ts'
import { command, type NotesPage, onlyIf } from './notes-page.ts'
import { runs } from './notes-runs.ts'
import { notesWords } from './notes-words.ts'
import { type ChartScope, printed, templateText } from './template-text.ts'

/** What notes are made from. */
export type NotesInput = Pick<OutputInput, 'config' | 'application' | 'targets' | 'trees'>

/** templates/NOTES.txt: what is left to do, and how to reach the application, right for whatever values are set. */
export function notes(input: NotesInput, scope: ChartScope): string {
  const { locale = 'en' } = input.config
  const page: NotesPage = {
    ...input,
    scope,
    words: notesWords[locale],
    say: (text, names) => templateText(localized(text, locale), names, scope),
  }
  return print([
    ...head(page),
    ...ownNamespaces(page),
    ...secrets(page),
    ...namespace(page),
    ...test(page),
    ...runs(page, input.trees),
    ...environments(page),
  ])
}

function head({ config, scope, words }: NotesPage): Line[] {
  const name = printed(release.name, scope)
  const namespace = printed(release.namespace, scope)
  return [
    words.installed(name, config.name, namespace),
    command(`kubectl get pods -n ${namespace} -l app.kubernetes.io/instance=${name}`),
  ]
}

/** What is not in the namespace of the release. */
function ownNamespaces({ config, application, scope, words }: NotesPage): Line[] {
  return Object.keys(config.workloads).flatMap((key) => {
    const { workload, name, namespace } = application.context(key)
    if (!workload.ownNamespace) return []
    const get = `kubectl get pods -n ${printed(namespace, scope)} -l app.kubernetes.io/instance=${printed(release.name, scope)}`
    return ['', words.ownNamespace(printed(name, scope)), command(get)]
  })
}

/** Only names of keys and marks for what is to be filled in: a value has no place in a chart. */
function secrets({ config, application, scope, words }: NotesPage): Line[] {
  return Object.entries(config.secrets ?? {}).flatMap(([key, { keys }]) => {
    const { source } = application.values.secrets[key] as Refs<SecretValues>
    const name = printed(application.secretName(key), scope)
    const literals = keys.map((each) => `--from-literal=${each}='<${each}>'`).join(' ')
    const make = `kubectl create secret generic -n ${printed(release.namespace, scope)} ${name} ${literals}`
    return onlyIf(equals(source, 'existing'), ['', words.secret(name), command(make)])
  })
}

/** The labels that manifests and overlays give the namespace, without the one that says who manages it. */
function namespace({ config, scope, words }: NotesPage): Line[] {
  const [file] = withNamespace([], namespaceOf(config, { namespace: `${config.name}-namespace` }))
  const labels = Object.entries(file?.objects[0]?.metadata.labels ?? {})
    .filter(([key]) => key !== 'app.kubernetes.io/managed-by')
    .map((label) => label.join('='))
  const give = `kubectl label namespace ${printed(release.namespace, scope)} --overwrite ${labels.join(' ')}`
  return onlyIf(not(equals(release.namespace, 'default')), ['', words.namespace, command(give)])
}

function test({ scope, words }: NotesPage): Line[] {
  const run = `helm test -n ${printed(release.namespace, scope)} ${printed(release.name, scope)}`
  return ['', words.test, command(run)]
}
