import { describe, expect, test } from 'vitest'
import { type Config, render } from '../../src/index.ts'

/** What each target of an example comes to in each output, one after the other, so that a reader can compare them. */
export function goldens(name: string, config: Config): void {
  const { files, targets } = render(config)
  const section = (title: string, prefix: string) => sectionOf(files, title, prefix)

  describe(name, () => {
    test.each(targets.map((target) => target.name))('on %s: plain, Helm and Kustomize', async (target) => {
      const sections = [
        section('Plain manifests', `manifests/${target}/`),
        section('Helm values', `chart/values-${target}.yaml`),
        section('Kustomize overlay', `kustomize/overlays/${target}/`),
        section('Cluster', `clusters/${target}.yaml`),
      ]
      await expect(`# ${name} on ${target}\n${sections.join('')}`).toMatchFileSnapshot(`${name}/${target}.md`)
    })

    test('the base that every overlay starts from', async () => {
      const base = section('Kustomize base', 'kustomize/base/')
      await expect(`# The base of ${name}\n${base}`).toMatchFileSnapshot(`${name}/base.md`)
    })
  })
}

function sectionOf(files: Readonly<Record<string, string>>, title: string, prefix: string): string {
  const own = Object.entries(files).filter(([path]) => path.startsWith(prefix))
  const blocks = own.map(([path, content]) => `\n${path}\n\n\`\`\`yaml\n${content}\`\`\`\n`)
  return own.length > 0 ? `\n## ${title}\n${blocks.join('')}` : ''
}
