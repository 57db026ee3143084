import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { templateOf } from './template-pieces.ts'

/** The module with every template of a folder as data, by its file name without `.hbs`. */
export function templatesModule(folder: string): string {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.hbs'))
    .map((file) => basename(file, '.hbs'))
    .sort()
  const entries = names.map((name) => {
    const template = templateOf(readFileSync(join(folder, `${name}.hbs`), 'utf8'), `${name}.hbs`, names)
    return `  '${name}': ${literal(JSON.stringify(template))},\n`
  })
  return [
    '',
    '/** The templates of src/outputs/templates, each as JSON: read when it is asked for, which is faster than code. */',
    `export const templates = {\n${entries.join('')}}`,
    '',
  ].join('\n')
}

function literal(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`
}
