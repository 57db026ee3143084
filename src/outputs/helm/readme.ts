import type { Values } from '../../config/types.ts'
import type { Plain } from '../../yaml/write.ts'
import type { OutputInput } from '../output.ts'
import { renderTemplate } from '../pages/templates.ts'
import { markdownCode, markdownText } from '../pages/text.ts'
import { valueGroups } from './value-rows.ts'

/** What a chart's page is made from. */
export type ReadmeInput = Pick<OutputInput, 'config' | 'schema' | 'defaults' | 'targets'>

/** README.md of a chart: how to install, test, upgrade and uninstall each target, and every value. */
export function readme({ config, schema, defaults, targets }: ReadmeInput, kubeVersion: string): string {
  const { name: release, description = '', version = '0.1.0', locale = 'en' } = config
  const places = targets.map(({ name, namespace, presets }) => ({
    name,
    release,
    namespace,
    presets: presets.map((preset) => markdownCode(preset.name)).join(', '),
    file: `values-${name}.yaml`,
  }))
  const namespaces = [...new Set(places.map(({ namespace }) => namespace))]
  const page = renderTemplate(`chart-readme.${locale}`, {
    name: release,
    description: markdownText(description),
    version,
    kubernetes: kubeVersion.match(/\d+\.\d+/)?.[0] ?? kubeVersion,
    targets: places,
    namespaces: namespaces.map((namespace) => ({ release, namespace })),
    example: { ...places.at(-1), assignment: assignment(defaults) },
    groups: valueGroups(schema, defaults as unknown as Plain),
  })
  return `${page.trimEnd()}\n`
}

/** A value that every chart of ours has; of an application that scales, the number of its pods. */
function assignment({ workloads }: Values): string {
  const scaled = Object.keys(workloads).find((key) => 'service' in (workloads[key] as object))
  return scaled === undefined ? 'test.image.pullPolicy=Always' : `workloads.${scaled}.replicas=3`
}
