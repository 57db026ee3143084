import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { exampleConfig } from '../src/generated/example.ts'
import { render } from '../src/index.ts'
import { configJsonSchema } from '../src/vocabulary/json-schema.ts'
import { checksPage } from './checks-page.ts'
import { configReference } from './config-reference.ts'
import { licencesPage } from './licences.ts'
import { presetsPage } from './presets-page.ts'

/** Writes what is generated from the code and committed: the JSON Schema, the example's chart, the reference pages. */
const root = join(import.meta.dirname, '..')
const schema = configJsonSchema()

write('k8s-kit.schema.json', `${JSON.stringify(schema, null, 2)}\n`)
write('THIRD-PARTY-LICENSES.md', licencesPage(join(root, 'node_modules')))
write('docs/config.md', configReference(schema))
write('docs/checks.md', checksPage())
write('docs/presets.md', presetsPage())
rmSync(join(root, 'charts', 'belajar'), { recursive: true, force: true })
for (const [path, content] of Object.entries(render(exampleConfig, { formats: ['helm'] }).files)) {
  if (path.startsWith('chart/')) write(path.replace('chart/', 'charts/belajar/'), content)
}

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}
