import { type Bundle, type DrawingFormat, drawTopology, render, topologyOf } from '../../index.ts'
import type { Command } from '../command.ts'
import { exitCodes, writeJson } from '../io.ts'
import { configOption, jsonOption, optionError, presetOption, type SourceOptions, targetOption } from '../options.ts'
import { fromProject, noteExample } from '../project.ts'

/** What `graph` can be told. */
interface GraphOptions extends SourceOptions {
  readonly format: DrawingFormat
  readonly json?: boolean
}

const formats: readonly string[] = ['ascii', 'mermaid', 'dot'] satisfies DrawingFormat[]

/** Who talks to whom, as a drawing. */
export const graph: Command<GraphOptions> = {
  name: 'graph',
  summary: 'Draw the parts of the application and who may talk to whom.',
  options: [
    configOption,
    presetOption,
    targetOption,
    {
      flags: '-f, --format <name>',
      meaning: 'characters, Mermaid for Markdown, or DOT for Graphviz',
      choices: formats,
      default: 'ascii',
    },
    { ...jsonOption, meaning: 'nodes and edges of each target as JSON on stdout' },
  ],
  examples: [
    ['graph', 'every target of the config; those that look alike, once'],
    ['graph --target production --format mermaid', 'for a page in Markdown'],
    ['graph --target production --format dot | dot -Tsvg > graph.svg', 'with Graphviz'],
  ],
  async run({ io, options }) {
    const { project, made } = await fromProject(io, options, (config, given) =>
      render(config, { ...given, formats: [] }),
    )
    noteExample(io, project)
    if (options.json) writeJson(io, { ok: true, config: project.file ?? null, targets: topologies(made) })
    else io.stdout.write(drawings(made, options.format))
    return exitCodes.fine
  },
}

function topologies({ config, manifests, targets }: Bundle) {
  return targets.map(({ name }) => ({ target: name, ...topologyOf({ config, objects: manifests[name] ?? [] }) }))
}

/** Each drawing once, under the names of its targets; Mermaid has room for one only. */
function drawings(bundle: Bundle, format: DrawingFormat): string {
  const { name, locale = 'en' } = bundle.config
  const targets = new Map<string, string[]>()
  for (const { target, ...topology } of topologies(bundle)) {
    const drawing = drawTopology(topology, { format, name, locale })
    targets.set(drawing, [...(targets.get(drawing) ?? []), target])
  }
  if (targets.size === 1) return [...targets.keys()].join()
  if (format === 'mermaid') throw severalDrawings([...targets.values()])
  const mark = format === 'dot' ? '// ' : ''
  return [...targets].map(([drawing, names]) => `${mark}${names.join(', ')}:\n\n${drawing}`).join('\n')
}

function severalDrawings(groups: readonly (readonly string[])[]): Error {
  const message = `the targets give ${groups.length} drawings, and a Mermaid text holds one`
  return optionError({ path: '--format', message, expected: `--target with one of ${groups.flat().join(', ')}` })
}
