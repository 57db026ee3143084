import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import Handlebars from 'handlebars'

/** What the templates may do: no HTML escaping, nothing missing in silence, only the helpers that Handlebars comes with. */
const options: PrecompileOptions = { noEscape: true, strict: true, knownHelpersOnly: true }

/** The module with every template of a folder, precompiled, by its file name without `.hbs`. */
export function templatesModule(folder: string): string {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.hbs'))
    .sort()
  const entries = files.map((file) => {
    const code = Handlebars.precompile(readFileSync(join(folder, file), 'utf8'), options)
    return `  '${basename(file, '.hbs')}': ${code},\n`
  })
  return [
    '// @ts-nocheck: functions that Handlebars wrote.',
    '',
    '/** The templates of src/outputs/templates, precompiled. */',
    `export const templates = {\n${entries.join('')}}`,
    '',
  ].join('\n')
}
