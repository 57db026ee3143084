import type { Line } from '../../interpreters/lines.ts'
import { not } from '../../tree/constructors.ts'
import { nodeKind, type Text, type When } from '../../tree/nodes.ts'
import type { TreeFile } from '../../trees.ts'
import { command, type NotesPage, onlyIf } from './notes-page.ts'
import { printed } from './template-text.ts'

/** An object of which one only has to know its name, its namespace, and whether it is a hook. */
interface Run {
  readonly kind: string
  readonly metadata: {
    readonly name: Text
    readonly namespace: Text
    readonly annotations?: { readonly 'helm.sh/hook'?: When<string> }
  }
}

/** What runs to an end: how one waits for it, or starts it. */
export function runs(page: NotesPage, trees: readonly TreeFile[]): Line[] {
  const objects = trees
    .flatMap(({ objects }) => objects)
    .filter((tree) => nodeKind(tree) === undefined) as readonly Run[]
  return objects.flatMap(({ kind, metadata }) => writers[kind]?.(page, metadata) ?? [])
}

const writers: Readonly<Record<string, (page: NotesPage, metadata: Run['metadata']) => Line[]>> = {
  Job: ({ scope, words }, { name: tree, namespace, annotations }) => {
    const name = printed(tree, scope)
    const place = `-n ${printed(namespace, scope)}`
    const waiting = [
      '',
      words.job(name),
      command(`kubectl wait ${place} --for=condition=complete job/${name} --timeout=15m`),
      command(`kubectl logs ${place} job/${name}`),
    ]
    const hook = annotations?.['helm.sh/hook']
    if (!hook) return waiting
    return [...onlyIf(hook.test, ['', words.hook(name)]), ...onlyIf(not(hook.test), waiting)]
  },
  CronJob: ({ scope, words }, { name: tree, namespace }) => {
    const name = printed(tree, scope)
    const create = `kubectl create job -n ${printed(namespace, scope)} ${name}-now --from=cronjob/${name}`
    return ['', words.schedule(name), command(create)]
  },
}
