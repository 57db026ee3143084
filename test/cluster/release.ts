import { join } from 'node:path'
import type { KubernetesObject } from '../../src/index.ts'
import type { HelmName } from '../tools/run.ts'
import { clear } from './clean.ts'
import { apply, helm, tried } from './cluster.ts'
import { type Installable, namespaceObjects, namespaceOf, targetArguments } from './outputs.ts'

/** A release of a chart for one target, in a cluster. */
export interface Release {
  readonly name: string
  readonly namespaces: readonly string[]
  /** Installs or upgrades it, with values on top of those of the target, and waits until all is ready. */
  readonly install: (...extra: readonly string[]) => Promise<string>
  readonly upgrade: (...extra: readonly string[]) => Promise<string>
  /** Any other command of Helm about it. */
  readonly helm: (command: string, ...extra: readonly string[]) => Promise<string>
  /** Removes it with everything that it left, and the namespaces. */
  readonly remove: () => Promise<void>
}

/** A release that is still to be installed; its namespace is made, as strict as the target's own. */
export async function releaseOf(which: HelmName, what: Installable, name = what.bundle.config.name): Promise<Release> {
  const { bundle, target, folder } = what
  const namespace = namespaceOf(bundle, target)
  const objects = bundle.manifests[target] as readonly KubernetesObject[]
  const own = namespaceObjects(bundle, target).filter(({ metadata }) => metadata.name === namespace)
  for (const object of own) await apply(object, 'namespaces')
  const values = [join(folder, 'chart'), ...targetArguments(what)]
  const wait = ['--wait', '--timeout', '90s']
  const run = (command: string, ...extra: readonly string[]) =>
    helm(which, [command, name, '--namespace', namespace, ...extra])
  return {
    name,
    namespaces: [...new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []))],
    install: (...extra) => helm(which, ['install', name, ...values, ...wait, ...extra]),
    upgrade: (...extra) => helm(which, ['upgrade', name, ...values, ...wait, ...extra]),
    helm: run,
    remove: async () => {
      await tried(which, ['uninstall', name, '--namespace', namespace])
      await clear(objects)
    },
  }
}
