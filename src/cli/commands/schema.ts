import { configJsonSchema } from '../../index.ts'
import type { Command } from '../command.ts'
import { exitCodes, writeJson } from '../io.ts'

/** The JSON Schema that editors complete a config with. */
export const schema: Command = {
  name: 'schema',
  summary: 'Print the JSON Schema of the config.',
  options: [],
  examples: [['schema > k8s-kit.schema.json', 'a file for the line "# yaml-language-server: $schema=..."']],
  async run({ io }) {
    writeJson(io, configJsonSchema())
    return exitCodes.fine
  },
}
