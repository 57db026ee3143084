import { basename, dirname, join } from 'node:path'
import { shownText } from '../../secrets/shown.ts'
import { createFile } from '../../writer/create.ts'
import { findConfig } from '../../writer/find.ts'
import type { Command } from '../command.ts'
import { exitCodes } from '../io.ts'
import { optionError } from '../options.ts'
import { configTemplate, type TemplateFormat } from '../templates.ts'

interface InitOptions {
  readonly format: TemplateFormat
  readonly name?: string
  readonly force?: boolean
}

/** A first config to change. */
export const init: Command<InitOptions> = {
  name: 'init',
  summary: 'Write a small commented config into this folder.',
  options: [
    { flags: '-f, --format <name>', meaning: 'yaml or ts', default: 'yaml', choices: ['yaml', 'ts'] },
    { flags: '-n, --name <name>', meaning: 'the name of the application; without it that of the folder' },
    { flags: '--force', meaning: 'replace the config that is there' },
  ],
  examples: [
    ['init', 'k8s-kit.config.yaml, named after this folder'],
    ['init --format ts --name shop', 'k8s-kit.config.ts, for an application named shop'],
  ],
  async run({ io, options }) {
    const { format, force = false } = options
    const name = options.name ?? nameOf(io.cwd)
    if (!namePattern.test(name)) throw nameError(name)
    const file = `k8s-kit.config.${format}`
    const found = findConfig(io.cwd)
    const here = found !== undefined && dirname(found) === io.cwd ? basename(found) : undefined
    const isOther = here !== undefined && here !== file
    if (isOther || !createFile(join(io.cwd, file), configTemplate(format, name), { force })) {
      const remedy = isOther ? 'Remove it first: one folder has one config.' : 'Replace it with --force.'
      io.stderr.write(`There is a ${here ?? file} already. ${remedy}\n`)
      return exitCodes.differs
    }
    io.stdout.write(`${file}  written, for an application named ${name}\n\nNext:\n  k8s-kit generate\n`)
    return exitCodes.fine
  },
}

/** What a config accepts as its name. */
const namePattern = /^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/

/** The folder's name as far as it can be one of an application. */
function nameOf(folder: string): string {
  const words =
    basename(folder)
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  const name = words
    .join('-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 40)
    .replace(/-$/, '')
  return namePattern.test(name) ? name : 'my-app'
}

function nameError(name: string) {
  return optionError({
    path: '--name',
    message: `${shownText(name)} cannot be the name of an application`,
    expected: 'at most 40 of a-z, 0-9 and "-", beginning with a letter and not ending with "-"',
  })
}
