import { kubectl } from './cluster.ts'

/** Made and removed by Kubernetes itself, in its own time. */
const passing =
  /^(endpointslice|endpoints|event|lease|controllerrevision|replicaset|pod\/)|\/kube-root-ca\.crt$|serviceaccount\/default$/

let kinds: Promise<string> | undefined

/** The names of all objects in some namespaces, and of the volumes, classes and namespaces of the cluster. */
export async function inventory(namespaces: readonly string[]): Promise<string[]> {
  kinds ??= kubectl(['api-resources', '--namespaced', '--verbs=list,delete', '-o', 'name'])
  const names = (await kinds)
    .trim()
    .split('\n')
    .filter((name) => !/^(pods\.metrics|events)/.test(name))
  const own = await Promise.all(
    namespaces.map(async (namespace) =>
      lines(await kubectl(['get', names.join(','), '-n', namespace, '-o', 'name', '--ignore-not-found'])).map(
        (line) => `${namespace}: ${line}`,
      ),
    ),
  )
  const cluster = await kubectl([
    'get',
    'namespace,persistentvolume,priorityclass,storageclass,clusterrole',
    '-o',
    'name',
  ])
  return [
    ...own.flat().filter((line) => !passing.test(line.slice(line.indexOf(' ') + 1))),
    ...lines(cluster),
  ].toSorted()
}

function lines(text: string): string[] {
  return text.trim().split('\n').filter(Boolean)
}
