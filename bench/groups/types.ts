import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { version } from 'typescript'
import { exampleConfig } from '../../src/index.ts'
import { once, type TimedGroup } from '../group.ts'
import { installedProject } from '../install.ts'
import type { Row } from '../row.ts'

/** What the types cost whoever writes a config in TypeScript, the declarations themselves checked too. */
export const types: TimedGroup = {
  id: 'types',
  rows: (bench) => {
    const project = once(() => installedProject(bench, 'types'))
    const tsc = join(bench.root, 'node_modules/typescript/bin/tsc')
    const row = (id: string, title: string, text: string): Row => {
      const folder = once(() => projectWith(join(project(), id), text))
      return { id, title, command: () => ({ command: [process.execPath, tsc], folder: folder() }) }
    }
    return [
      {
        ...row('tsc-empty', `\`tsc --noEmit\` of an empty file, TypeScript ${version}`, 'export {}\n'),
        baseline: 'empty',
      },
      {
        ...row('tsc-config', 'the same of belajar in TypeScript, `skipLibCheck: false`', config),
        reach: [{ millisecondsOver: 40, of: 'tsc-empty' }],
      },
    ]
  },
}

const config = `import { defineConfig } from '@belajar/k8s-kit'

export default defineConfig(${JSON.stringify(exampleConfig, null, 2)})
`

const compilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: false,
  target: 'es2022',
  module: 'nodenext',
  types: [],
}

function projectWith(folder: string, text: string): string {
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n')
  writeFileSync(join(folder, 'k8s-kit.config.ts'), text)
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['k8s-kit.config.ts'] }))
  return folder
}
