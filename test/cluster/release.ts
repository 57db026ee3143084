import { join } from 'node:path'
import type { KubernetesObject } from '../../src/index.ts'
import type { HelmName } from '../tools/run.ts'
import { clear } from './clean.ts'
import { apply, helm, kubectl, tried } from './cluster.ts'
import { type Installable, namespaceObjects, namespaceOf, targetArguments } from './outputs.ts'

/** A release of a chart for one target, in a cluster. */
export interface Release {
  readonly name: string
  readonly namespaces: readonly string[]
  /** Installs or upgrades it, with values on top of those of the target, and waits until all is ready. */
  readonly install: (...extra: readonly string[]) => Promise<string>
  readonly upgrade: (...extra: readonly string[]) => Promise<string>
  readonly rollback: (revision: string) => Promise<string>
  readonly test: () => Promise<string>
  readonly uninstall: () => Promise<string>
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
  const waits = canWait(objects)
  const wait = waits ? ['--wait', '--timeout', '90s'] : []
  const run = async (...args: readonly string[]) => {
    const said = await helm(which, args)
    if (!waits) await rolledOut(objects)
    return said
  }
  return {
    name,
    namespaces: [...new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []))],
    install: (...extra) => run('install', name, ...values, ...wait, ...extra),
    upgrade: (...extra) => run('upgrade', name, ...values, ...wait, ...extra),
    rollback: (revision) => run('rollback', name, revision, '--namespace', namespace, ...wait),
    test: () => helm(which, ['test', name, '--namespace', namespace]),
    uninstall: () => helm(which, ['uninstall', name, '--namespace', namespace, '--wait', '--timeout', '90s']),
    remove: async () => {
      await tried(which, ['uninstall', name, '--namespace', namespace])
      await clear(objects)
    },
  }
}

/**
 * Whether `--wait` ends: it waits for every claim to be bound, and one that only a CronJob mounts is bound when that first
 * runs, if its class waits for the first pod.
 */
function canWait(objects: readonly KubernetesObject[]): boolean {
  const mounting = JSON.stringify(objects.filter(({ kind }) => kind !== 'CronJob'))
  const claims = objects.filter(({ kind }) => kind === 'PersistentVolumeClaim')
  return claims.every(({ metadata }) => mounting.includes(`"claimName":"${metadata.name}"`))
}

/** Waits for the pods of all workloads, as the runbook says. */
export async function rolledOut(objects: readonly KubernetesObject[]): Promise<void> {
  for (const { kind, metadata } of objects.filter(({ kind }) => /^(Deployment|StatefulSet|DaemonSet)$/.test(kind))) {
    const place = ['-n', metadata.namespace ?? 'default', '--timeout=90s']
    await kubectl(['rollout', 'status', `${kind.toLowerCase()}/${metadata.name}`, ...place])
  }
}
