import { describe, expect, test } from 'vitest'
import { exampleConfig } from '../../src/generated/example.ts'
import { render } from '../../src/index.ts'

const { files, targets } = render(exampleConfig)

/** What a target comes to in each output, one after the other, so that a reader can compare them. */
describe('belajar', () => {
  test.each(targets.map(({ name }) => name))('on %s: plain, Helm and Kustomize', async (name) => {
    const sections = [
      ['Plain manifests', `manifests/${name}/`],
      ['Helm values', `chart/values-${name}.yaml`],
      ['Kustomize overlay', `kustomize/overlays/${name}/`],
      ['Cluster', `clusters/${name}.yaml`],
    ].map(([title, prefix]) => section(title as string, prefix as string))
    await expect(`# belajar on ${name}\n${sections.join('')}`).toMatchFileSnapshot(`belajar/${name}.md`)
  })

  test('the base that every overlay starts from', async () => {
    await expect(`# The base of belajar\n${section('Kustomize base', 'kustomize/base/')}`).toMatchFileSnapshot('belajar/base.md')
  })
})

function section(title: string, prefix: string): string {
  const own = Object.entries(files).filter(([path]) => path.startsWith(prefix))
  const blocks = own.map(([path, content]) => `\n${path}\n\n\`\`\`yaml\n${content}\`\`\`\n`)
  return own.length > 0 ? `\n## ${title}\n${blocks.join('')}` : ''
}
