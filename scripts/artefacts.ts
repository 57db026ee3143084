import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import { type Config, render } from '../src/index.ts'
import { configJsonSchema } from '../src/vocabulary/json-schema.ts'
import { checksPage } from './checks-page.ts'
import { configReference } from './config-reference.ts'
import { licencesPage } from './licences.ts'
import { presetsPage } from './presets-page.ts'

/** Writes what is generated from the code and committed: the JSON Schema, the charts of the examples, the reference pages. */
const root = join(import.meta.dirname, '..')
const schema = configJsonSchema()

write('k8s-kit.schema.json', `${JSON.stringify(schema)}\n`)
write('THIRD-PARTY-LICENSES.md', licencesPage(join(root, 'node_modules')))
write('docs/config.md', configReference(schema))
write('docs/checks.md', checksPage())
write('docs/presets.md', presetsPage())
rmSync(join(root, 'charts'), { recursive: true, force: true })
for (const name of readdirSync(join(root, 'examples'))) {
  const config = parse(readFileSync(join(root, 'examples', name, 'k8s-kit.config.yaml'), 'utf8')) as Config
  for (const [path, content] of Object.entries(render(config, { formats: ['helm'] }).files)) {
    if (path.startsWith('chart/')) write(path.replace('chart/', `charts/${name}/`), content)
  }
}

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}
