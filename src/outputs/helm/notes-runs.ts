import type { Line } from '../../interpreters/lines.ts'
import { kebabCase } from '../../kubernetes/names.ts'
import { not, release } from '../../tree/constructors.ts'
import { nodeKind, type When } from '../../tree/nodes.ts'
import type { TreeFile } from '../../trees.ts'
import type { WorkloadContext } from '../../workloads/kind.ts'
import { command, type NotesPage, onlyIf } from './notes-page.ts'
import { printed } from './template-text.ts'

/** As much of an object as the notes have to know. */
interface Run {
  readonly kind: string
  readonly metadata: {
    readonly labels?: unknown
    readonly annotations?: { readonly 'helm.sh/hook'?: When<string> }
  }
}

/** What runs to an end: how one waits for it, or starts it. */
export function runs(page: NotesPage, trees: readonly TreeFile[]): Line[] {
  const objects = trees.flatMap(({ objects }) => objects).filter((tree) => !nodeKind(tree)) as readonly Run[]
  return Object.keys(page.config.workloads).flatMap((key) => {
    const context = page.application.context(key)
    const own = objects.filter(({ metadata }) => metadata.labels === context.labels)
    return own.flatMap((object) => writers[object.kind]?.(page, context, object) ?? [])
  })
}

type Writer = (page: NotesPage, context: WorkloadContext, object: Run) => Line[]

const writers: Readonly<Record<string, Writer>> = {
  // By its labels: the name of a Job ends in a digest.
  Job: ({ scope, words }, { key, name: tree, namespace }, { metadata }) => {
    const name = printed(tree, scope)
    const place = `-n ${printed(namespace, scope)}`
    const instance = `app.kubernetes.io/instance=${printed(release.name, scope)}`
    const selector = `-l ${instance},app.kubernetes.io/component=${kebabCase(key)}`
    const waiting = [
      '',
      words.job(name),
      command(`kubectl wait ${place} --for=condition=complete job ${selector} --timeout=15m`),
      command(`kubectl logs ${place} ${selector} --tail=-1`),
    ]
    const hook = metadata.annotations?.['helm.sh/hook']
    return hook ? [...onlyIf(hook.test, ['', words.hook(name)]), ...onlyIf(not(hook.test), waiting)] : waiting
  },
  CronJob: ({ scope, words }, { name: tree, namespace }) => {
    const name = printed(tree, scope)
    const create = `kubectl create job -n ${printed(namespace, scope)} ${name}-now --from=cronjob/${name}`
    return ['', words.schedule(name), command(create)]
  },
}
