import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import type { Config } from '../../src/index.ts'
import { render } from '../../src/index.ts'
import { type HelmName, helmTemplate, kubectl, kustomizeBuild, temporaryFolder } from '../tools/run.ts'
import type { Json, Objects } from './places.ts'

/** What the real tools make of the outputs of a config, by the tool. */
export interface Outputs {
  readonly files: Readonly<Record<string, string>>
  /** The objects of a target by each tool: the plain manifests by two readers, Kustomize, Helm 3 and Helm 4. */
  of(target: string): Promise<ReadonlyMap<string, Objects>>
}

/** Writes the outputs of a config; what a tool prints of them is read by kubectl, as for a cluster. */
export async function outputsOf(config: Config): Promise<Outputs> {
  const { files } = render(config)
  const folder = await temporaryFolder(files)
  return {
    files,
    async of(target) {
      const plain = Object.keys(files).filter((path) => path.startsWith(`manifests/${target}/`))
      const chart = join(folder, 'chart')
      const values = [join(chart, `values-${target}.yaml`)]
      const template = (helm: HelmName) => helmTemplate({ helm, chart, release: config.name, values })
      const [manifests, kustomize, helm3, helm4] = await Promise.all([
        readByKubectl(join(folder, 'manifests', target)),
        readPrinted(kustomizeBuild(join(folder, 'kustomize/overlays', target))),
        readPrinted(template('helm3')),
        readPrinted(template('helm4')),
      ])
      return new Map([
        [
          'plain manifests, by a strict reader of YAML 1.2',
          byName(plain.flatMap((path) => strictly(files[path] as string))),
        ],
        ['plain manifests, by kubectl', manifests],
        ['Kustomize', kustomize],
        ['Helm 3', helm3],
        ['Helm 4', helm4],
      ])
    },
  }
}

/** The documents of a file by the reader that writes and reads nothing else of ours; a warning is an error. */
export function strictly(text: string): Json[] {
  const documents = parseAllDocuments(text, { strict: true, uniqueKeys: true, version: '1.2', prettyErrors: true })
  return [...documents].map((document) => {
    const fault = document.errors[0] ?? document.warnings[0]
    if (fault) throw fault
    return document.toJS({ maxAliasCount: 0 })
  })
}

export async function readPrinted(outcome: ReturnType<typeof kubectl>): Promise<Objects> {
  const { code, stdout, stderr } = await outcome
  if (code !== 0 || stderr !== '') throw new Error(stderr.slice(0, 2000))
  return readByKubectl(join(await temporaryFolder({ 'all.yaml': stdout }), 'all.yaml'))
}

/** The objects of a file or folder as kubectl would send them to a cluster. */
export async function readByKubectl(path: string): Promise<Objects> {
  const { code, stdout, stderr } = await kubectl([
    'patch',
    '--local',
    '--type=merge',
    '-p',
    '{}',
    '-o',
    'json',
    '-f',
    path,
  ])
  if (code !== 0) throw new Error(stderr.slice(0, 2000))
  return byName(stdout.split(/^(?<=^\}\n)/m).map((text) => JSON.parse(text)))
}

function byName(objects: readonly Json[]): Objects {
  const entries = objects.map((object): [string, Json] => [`${object.kind} ${object.metadata.name}`, object])
  const known = new Map(entries)
  if (known.size !== objects.length) throw new Error('two objects have one name')
  return known
}
