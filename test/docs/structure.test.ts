import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { configJsonSchema } from '../../src/index.ts'
import { workloadKinds } from '../../src/workloads/registry.ts'
import { indentedCode } from './block.ts'
import { pages, readPage } from './pages.ts'
import { root } from './place.ts'

const documents = pages.filter((page) => page.startsWith('docs/'))

describe('every page', () => {
  test.each(pages)('%s: its links lead somewhere, also to a heading', (page) => {
    const broken = linksOf(page).filter(({ target, anchor }) => {
      if (!existsSync(join(root, target))) return true
      return anchor !== '' && !(target.endsWith('.md') && anchorsOf(target).includes(anchor))
    })
    expect(broken).toEqual([])
  })

  test.each(pages)('%s: no code without a fence, which nothing would prove', (page) => {
    expect(indentedCode(readPage(page))).toEqual([])
  })

  test.each(pages)('%s: the files of the repository that it names are there', (page) => {
    const named = [...withoutCode(readPage(page)).matchAll(/`((?:src|test|scripts|presets|bench)\/[^`\s<*]*)`/g)]
    // The page for writing a kind names files that its reader makes.
    const missing = named.map(([, path]) => path as string).filter((path) => !thereIs(path) && !path.includes('valkey'))
    expect(missing).toEqual([])
  })

  test.each(documents.filter((page) => page !== 'docs/README.md'))('%s is found from the index', (page) => {
    expect(linksOf('docs/README.md').map(({ target }) => target)).toContain(page)
  })
})

describe('README.md', () => {
  test('the second command is what .ci/run does', () => {
    expect(readPage('README.md')).toContain('\nnpm ci && npm test ')
    expect(readPage('.ci/run')).toContain('\nnpm ci && npm test\n')
  })

  test('what it does not do is so: the kinds of workloads and the versions of Kubernetes are these', () => {
    expect(readPage('README.md')).toContain('It knows seven kinds of workloads: `web`')
    expect(Object.keys(workloadKinds)).toEqual(['web', 'worker', 'postgres', 'redis', 'daemon', 'job', 'cron'])
    const { kubernetesVersion } = configJsonSchema().properties as { kubernetesVersion: { enum: readonly string[] } }
    const [first, last] = [kubernetesVersion.enum[0], kubernetesVersion.enum.at(-1)]
    expect(readPage('README.md')).toContain(`for Kubernetes ${first} to ${last}`)
  })

  test('can be read in a minute: what it is, and the two commands, come first', () => {
    expect(readPage('README.md').split('\n').slice(0, 12).join('\n')).toContain('npx k8s-kit generate --preset k3s')
    expect(readPage('README.md').split('\n').length).toBeLessThan(160)
  })
})

/** A file, a folder, or the beginning of the names of some: `test/laws/random` is `test/laws/random.test.ts`. */
function thereIs(path: string): boolean {
  return ['', '.ts', '.test.ts'].some((ending) => existsSync(join(root, path + ending)))
}

interface Link {
  /** From the root of the repository. */
  readonly target: string
  readonly anchor: string
}

function linksOf(page: string): Link[] {
  const links = [...withoutCode(readPage(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link as string)
  return links
    .filter((link) => !/^(https?|mailto):/.test(link))
    .map((link) => {
      const [path = '', anchor = ''] = link.split('#')
      return { target: path === '' ? page : join(dirname(page), path), anchor }
    })
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(page: string): string[] {
  const headings = withoutCode(readPage(page)).match(/^#+ .*$/gm) ?? []
  return headings.map((heading) => {
    const words = heading.replace(/^#+ /, '').toLowerCase()
    return words
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-')
  })
}

function withoutCode(markdown: string): string {
  return markdown.replace(/^ *```[\s\S]*?^ *```$/gm, '')
}
