import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseManifests } from '../../test/tools/manifests.ts'
import { npm } from '../install.ts'
import { run, sources, type Tool } from './tools.ts'

/** cdk8s, which npm has to install first: a tool of the bench, not of the tests. */
export function cdk8sIn(scratch: string): Tool {
  return {
    title: 'cdk8s',
    source: 'cdk8s',
    objectsOf: async (folder, target) => {
      await buildCdk8s(folder, scratch)
      return parseManifests(readFileSync(join(folder, 'manifests', `${target}.k8s.yaml`), 'utf8'))
    },
  }
}

/** Typechecks, compiles and runs the sources in a folder, once; an error with what tsc or the program said. */
export async function buildCdk8s(folder: string, scratch: string): Promise<void> {
  if (existsSync(join(folder, 'manifests'))) return
  const modules = installed(scratch)
  if (!existsSync(join(folder, 'node_modules'))) cpSync(modules, join(folder, 'node_modules'), { recursive: true })
  await run(process.execPath, [join(modules, 'typescript/bin/tsc')], folder)
  await run(process.execPath, ['build/main.js'], folder)
}

/** The packages that cdk8s needs, outside of the repository. */
function installed(scratch: string): string {
  const folder = join(scratch, 'cdk8s-packages')
  if (!existsSync(folder)) {
    mkdirSync(folder)
    for (const file of ['package.json', 'package-lock.json']) cpSync(join(sources, 'cdk8s', file), join(folder, file))
    npm(folder, 'ci', '--prefer-offline', '--no-audit', '--no-fund')
  }
  return join(folder, 'node_modules')
}
