import type { AnyCommand } from '../command.ts'
import { check } from './check.ts'
import { explain } from './explain.ts'
import { generate } from './generate.ts'
import { graph } from './graph.ts'
import { init } from './init.ts'
import { presets } from './presets.ts'
import { schema } from './schema.ts'

/** Every command, in the order of the help. */
export const commands: readonly AnyCommand[] = [generate, check, explain, graph, presets, init, schema]
