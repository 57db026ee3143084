import { render } from '../../../src/index.ts'
import type { HelmName } from '../../tools/run.ts'
import { exceptionFor } from './exceptions.ts'
import { expectAllShown } from './looking.ts'
import type { Block } from './page.ts'
import { commandsOf, type TargetPart } from './pages.ts'
import { type Reader, readerOf } from './reader.ts'
import { withSettings } from './settings.ts'
import { isOfFiles, isOfHelm, type Steps, stepsOf, type Way } from './ways.ts'

/** One way of a target, from its preparation to its removal. */
export interface Lap {
  readonly reader: Reader
  readonly steps: Steps
  /** Types commands, and notes down which. */
  readonly type: (commands: readonly string[]) => Promise<string>
  /** Reaches the application in all ways, and then does all that the page has for every day, unless it was typed before. */
  readonly everyday: () => Promise<void>
}

/** A lap with the tools ready; what is typed is added to what was. */
export async function lapOf(part: TargetPart, way: Way, helm: HelmName, typed: Set<string>): Promise<Lap> {
  const steps = stepsOf(part, way)
  const { bundle } = part.page
  const reader = await readerOf({ bundle, target: part.target, helm, change: steps.change })
  const keyOf = (command: string) => (isOfHelm(command) ? `${helm}: ${command}` : command)
  const type = async (commands: readonly string[]) => {
    const printed = await reader.type(commands)
    for (const command of commands) typed.add(command).add(keyOf(command))
    return printed
  }
  const isHelm = way.title === 'Helm'
  const isNews = (command: string) =>
    !typed.has(keyOf(command)) && !exceptionFor(command) && !(isHelm ? isOfFiles(command) : isOfHelm(command))
  const hasNews = ({ commands }: Block) => commands.some(isNews)
  const everyday = async () => {
    for (const block of part.own('reach').filter(hasNews))
      await underSettings(block.settings, part, reader, () => type(block.commands))
    const sections = part.everyday.filter((blocks) => blocks.some(hasNews) && !isBeginning(blocks))
    if (sections.length > 0) await type(commandsOf(part.everyday.filter(isBeginning).flat()))
    for (const block of sections.flat()) await look(block, isHelm, part, steps, type)
  }
  return { reader, steps, type, everyday }
}

/** Where the page points kubectl at the namespace, for all that follows. */
function isBeginning([block]: readonly Block[]): boolean {
  return block?.heading === 'Look'
}

/** With Helm, "the command for a change takes the place" of the one that applies a file. */
async function look(block: Block, isHelm: boolean, { objects }: TargetPart, { change }: Steps, type: Lap['type']) {
  const suited = block.commands.filter((command) => isHelm || !isOfHelm(command))
  const printed = await type(suited.map((command) => (isHelm && isOfFiles(command) ? change : command)))
  if (/^kubectl get \S+,\S+ -l/.test(block.commands[0] ?? '')) expectAllShown(objects, printed)
}

/** With another setting in the config, for as long as it is needed. */
async function underSettings(
  settings: readonly string[],
  { page, target }: TargetPart,
  { generate, run, change }: Reader,
  then: () => Promise<unknown>,
): Promise<void> {
  const isOther = settings.length > 0
  if (isOther) await generate(render(withSettings(page.config, target, settings)))
  if (isOther) await run(change)
  await then()
  if (isOther) await generate(page.bundle)
  if (isOther) await run(change)
}
