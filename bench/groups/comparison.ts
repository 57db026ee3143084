import { cpSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { cdk8sIn } from '../comparison/cdk8s.ts'
import { type Change, changedCopy, changes, effortOf, mistakes, targetsAfter } from '../comparison/changes.ts'
import { type Size, sizeOf, sizeOfFiles } from '../comparison/count.ts'
import { provesEqual } from '../comparison/equal.ts'
import { sources, type Tool, targets, toolsOf } from '../comparison/tools.ts'
import type { Bench, CountedGroup } from '../group.ts'
import { markdownTable } from '../table.ts'

/** How much a person writes and keeps. */
export const comparisonSize: CountedGroup = {
  id: 'comparison-size',
  count: async (bench) => {
    const lines = allTools(bench).map((tool) => [nameOf(tool), ...cells(sizeOf(join(sources, tool.source)))])
    const presets = sizeOfFiles(usedPresets.map((name) => join(bench.root, 'presets', name)))
    const shipped = ['the presets that it uses, shipped with it', ...cells(presets)]
    return markdownTable(['tool', 'files', 'lines', 'KiB'], [...lines.slice(0, 1), shipped, ...lines.slice(1)])
  },
}

/** How much a person touches for a change; every tool has to say the same before and after it. */
export const comparisonChanges: CountedGroup = {
  id: 'comparison-changes',
  count: async (bench) => {
    const [kit, ...others] = allTools(bench)
    await provesEqual(kit, others, targets, (tool) => copyOf(tool, bench.scratch))
    const lines: string[][] = []
    for (const change of changes) {
      await provesEqual(kit, others, targetsAfter(change), (tool) => changedCopy(tool, change, bench.scratch))
      lines.push([change.title, ...[kit, ...others].map((tool) => effortText(tool, change))])
    }
    return markdownTable(['change', ...[kit, ...others].map(nameOf)], lines)
  },
}

/** What each tool says of a mistake when it renders production, before anything is applied. */
export const comparisonMistakes: CountedGroup = {
  id: 'comparison-mistakes',
  count: async (bench) => {
    const tools = allTools(bench)
    const lines = await Promise.all(
      mistakes.map(async (mistake) => {
        const answers = tools.map((tool) => answerOf(tool, changedCopy(tool, mistake, bench.scratch)))
        return [mistake.title, ...(await Promise.all(answers))]
      }),
    )
    return markdownTable(['mistake', ...tools.map(nameOf)], lines)
  },
}

const usedPresets = [
  'environments/k3s.yaml',
  'environments/kind.yaml',
  'environments/minikube.yaml',
  'tiers/development.yaml',
  'tiers/production.yaml',
  'tiers/staging.yaml',
]

function cells({ files, lines, bytes }: Size): string[] {
  return [String(files), String(lines), (bytes / 2 ** 10).toFixed(1)]
}

/** One version of Helm is enough to count: the sources are the same. */
function allTools({ tools, scratch }: Bench): [Tool, ...Tool[]] {
  const [kit, ...others] = toolsOf(tools)
  return [kit, ...others.filter(({ title }) => title !== 'Helm 3'), cdk8sIn(scratch)]
}

function nameOf({ title, source }: Tool): string {
  return `[${title.replace(' 4', '')}](../bench/comparison/${source})`
}

function effortText(tool: Tool, change: Change): string {
  const { files, lines } = effortOf(tool, change)
  return files === 1 ? String(lines) : `${lines} in ${files} files`
}

async function answerOf(tool: Tool, folder: string): Promise<string> {
  return tool.objectsOf(folder, 'production').then(
    () => 'says nothing',
    (error: Error) => {
      // It has to be the mistake that is refused: by its name, or by its type.
      if (!/replica|'string' is not assignable/.test(error.message)) throw error
      return 'refuses'
    },
  )
}

function copyOf({ source }: Tool, scratch: string): string {
  const folder = mkdtempSync(join(scratch, `${source}-`))
  cpSync(join(sources, source), folder, { recursive: true })
  return folder
}
