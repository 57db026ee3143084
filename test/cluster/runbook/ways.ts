import type { Block } from './page.ts'
import { commandsOf, type TargetPart } from './pages.ts'

/** One of the ways to install and to remove that the page gives. */
export interface Way {
  /** How it begins what the page calls it. */
  readonly title: string
  /** Whether it leaves the namespace alone, and with it what was made there by hand. */
  readonly leavesNamespace: boolean
}

/** In an order in which the namespace that one leaves is there for the next. */
export const ways: readonly Way[] = [
  { title: 'Helm', leavesNamespace: true },
  { title: 'Plain files one at a time', leavesNamespace: true },
  { title: 'Kustomize', leavesNamespace: false },
  { title: 'Plain files, all at once', leavesNamespace: false },
]

/** What the page says of one way for one target. */
export interface Steps {
  readonly prepare: readonly string[]
  readonly install: readonly string[]
  /** Applies a change, or the same files again. */
  readonly change: string
  readonly remove: readonly string[]
  /** Removes what then is left. */
  readonly clear: readonly string[]
}

/** The commands of a way. */
export function stepsOf({ own }: TargetPart, { title }: Way): Steps {
  const of = (heading: string, fits: (block: Block) => boolean) => commandsOf(own(heading).filter(fits))
  const isOfWay = ({ item }: Block) => item.startsWith(title)
  const isForAll = ({ item }: Block) => item === ''
  const install = of('install', isOfWay)
  const upgrade = of('apply a change', isForAll).filter(isOfHelm)
  return {
    prepare: commandsOf(own('prepare')),
    install: [...install, ...of('install', isForAll)],
    change: (title === 'Helm' ? upgrade : install).join('\n'),
    remove: of('remove', isOfWay),
    clear: of('remove', isForAll),
  }
}

/** Whether a command needs a release of Helm. */
export function isOfHelm(command: string): boolean {
  return command.startsWith('helm ')
}

/** Whether a command applies files, which one does not do to a release of Helm. */
export function isOfFiles(command: string): boolean {
  return command.startsWith('kubectl apply -f deploy/')
}

/** The objects that a command deletes at last, as an inventory names them. */
export function keptUntil(command: string): string[] {
  const [, kind, names = ''] = /^kubectl delete (persistentvolumeclaim|secret) (.*?)(?: -n \S+)?$/.exec(command) ?? []
  return names.split(' ').flatMap((name) => (kind ? `${kind}/${name}` : []))
}
