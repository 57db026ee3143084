import { holdsData } from './databases.ts'
import { rollsOut, type SecretFacts, type TargetFacts, type WorkloadFacts } from './facts.ts'
import { helm, kubectl, type Namespace } from './kubectl.ts'
import { type PageScope, placeOf } from './page-scope.ts'
import { markdownCode, markdownList, shellWord } from './text.ts'
import { variants } from './variants.ts'

/** How configuration, Secrets and images change, and how one goes back. */
export function changeView(scope: PageScope) {
  const { targets, namespace } = scope
  const [first] = targets
  return {
    configMaps: (first?.configMaps ?? []).map(({ key, name, readers }) => ({
      key,
      name,
      lines: [kubectl(namespace, `edit configmap ${name}`), ...restart(readers, namespace)],
    })),
    secretChanges: (first?.secrets ?? []).map((secret) => secretChange(secret, targets, namespace)),
    images: (first?.workloads ?? [])
      .filter((workload) => rollsOut(workload) && !holdsData(workload))
      .flatMap(({ key }) => variants(targets, (target) => imageChange(target, key, scope))),
    helmRollback: first ? ['history', 'rollback'].map((command) => helm(namespace, `${command} ${first.release}`)) : [],
  }
}

/** What starts the pods again, one after the other. */
function restart(workloads: readonly WorkloadFacts[], namespace: Namespace): string[] {
  const rolling = workloads.filter(rollsOut)
  if (rolling.length === 0) return []
  const status = rolling.map(({ reference }) => kubectl(namespace, `rollout status ${reference} --timeout=10m`))
  return [kubectl(namespace, `rollout restart ${rolling.map(({ reference }) => reference).join(' ')}`), ...status]
}

function secretChange(secret: SecretFacts, targets: readonly TargetFacts[], namespace: Namespace) {
  const { key, readers } = secret
  return {
    key,
    names: markdownList([
      ...new Set(targets.flatMap(({ secrets }) => secrets.filter(same(key)).map(({ name }) => name))),
    ]),
    databases: readers.flatMap((reader) => passwordChange(reader, secret, namespace)),
    ways: variants(
      targets,
      (target) => target.secrets.filter(same(key)).map((own) => wayToChange(own, namespace, target))[0],
    ),
    restart: restart(readers, namespace),
  }
}

function same(key: string) {
  return (secret: SecretFacts) => secret.key === key
}

/** What the database has to be told; nothing where the Secret does not hold its password. */
function passwordChange(reader: WorkloadFacts, { name, keys }: SecretFacts, namespace: Namespace) {
  const password = reader.data?.password
  if (!password) return []
  const variable = reader.secretVariables[password.variable]
  const key = variable ? variable.secret === name && variable.key : password.variable
  if (!key || !keys.includes(key)) return []
  const console = [kubectl(namespace, `exec -it ${reader.reference}`, reader.data?.console)]
  return [{ name: reader.name, key, console, changePassword: password.change }]
}

function wayToChange({ name, key, keys, source, path }: SecretFacts, namespace: Namespace, target: TargetFacts) {
  const writers: Readonly<Record<SecretFacts['source'], () => string[]>> = {
    existing: () => keys.map((one) => newValue(name, one, namespace)),
    external: () => readAgain(name, namespace),
    sealed: () => [seal(name, target.namespace)],
    development: () => [],
  }
  return {
    key,
    existing: source === 'existing',
    external: source === 'external',
    sealed: source === 'sealed',
    development: source === 'development',
    path: markdownCode(path),
    lines: writers[source](),
  }
}

function newValue(name: string, key: string, namespace: Namespace): string {
  const patch = JSON.stringify({ stringData: { [key]: '<new value>' } })
  return kubectl(namespace, `patch secret ${name} -p ${shellWord(patch)}`)
}

/** The value is bound to the namespace and the name of its Secret. */
function seal(name: string, namespace: Namespace): string {
  return `echo -n '<new value>' | kubeseal --raw --namespace ${namespace} --name ${name} --from-file=/dev/stdin`
}

function readAgain(name: string, namespace: Namespace): string[] {
  return [
    kubectl(namespace, `annotate externalsecret ${name} force-sync="$(date +%s)" --overwrite`),
    kubectl(namespace, `describe externalsecret ${name}`),
  ]
}

function imageChange(target: TargetFacts, key: string, scope: PageScope) {
  const { workloads, output } = target
  const workload = workloads.find((candidate) => candidate.key === key)
  if (!workload) return undefined
  const namespace = placeOf(scope, target, workload)
  const { name, reference, container, revisions } = workload
  const repository = output.values.workloads[key]?.image.repository
  return {
    key,
    name,
    revisions,
    lines: [
      kubectl(namespace, `set image ${reference} ${shellWord(`${container}=${repository}:<new tag>`)}`),
      kubectl(namespace, `rollout status ${reference} --timeout=10m`),
    ],
    undo: [
      kubectl(namespace, `rollout undo ${reference}`),
      kubectl(namespace, `rollout history ${reference}`),
      kubectl(namespace, `rollout undo ${reference} --to-revision='<revision>'`),
    ],
  }
}
