import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../tools/folder.ts'
import { type Block, blocksOf, indentedCode } from './block.ts'
import { prove } from './forms.ts'
import { isExcerpt, isTranscript } from './match.ts'
import { applyDiff } from './patch.ts'
import type { Place } from './place.ts'

const nowhere: Place = { folder: '/nowhere', kind: 'project', run: () => Promise.reject(new Error('nothing to run')) }

function block(info: string, text: string): Block {
  return blocksOf('page.md', `\`\`\`${info}\n${text}\n\`\`\`\n`)[0] as Block
}

describe('a block that nothing proves fails', () => {
  test.each(['', 'python', 'yaml', 'sh', 'text', 'ts run', 'bash skip'])('%j', async (info) => {
    await expect(prove(block(info, 'a: 1'), nowhere)).rejects.toThrow('is not proven by anything')
  })

  test('a fence that is not closed, and code without a fence, are seen', () => {
    expect(() => blocksOf('page.md', '```bash\nls\n')).toThrow('page.md:1: the block does not end')
    expect(indentedCode('text\n\n    ls\n')).toEqual([3])
    expect(indentedCode('- item\n\n    more of it\n\n```bash\n\n    ls\n```\n')).toEqual([])
  })
})

describe('a wrong block fails', () => {
  const placeThatSays = async (said: string, code = 0): Promise<Place> => ({
    folder: await temporaryFolder({ 'there.yaml': 'a:\n  b: 1\n  c: 2\n' }),
    kind: 'project',
    run: () => Promise.resolve({ code, said, stdout: said, stderr: '' }),
  })
  const cases: readonly (readonly [name: string, info: string, text: string])[] = [
    ['a command that fails', 'bash', 'false'],
    ['an excerpt that is not there', 'yaml from=there.yaml', 'b: 2'],
    ['a change of lines that are not there', 'diff apply=there.yaml', '-b: 1\n+b: 2'],
    ['a file that is no YAML for us', 'yaml file=a.yaml', 'a: yes'],
    ['a config that is refused', 'yaml file=k8s-kit.config.yaml', 'name: x'],
    [
      'a folder that GitOps would not find',
      'yaml file=a.yaml',
      'apiVersion: argoproj.io/v1\nspec: { source: { path: x } }',
    ],
  ]
  test.each(cases)('%s', async (_, info, text) => {
    await expect(prove(block(info, text), await placeThatSays('said', 2))).rejects.toThrow()
  })

  test('a config that is said to be refused, and is not', async () => {
    const refused = block('yaml file=k8s-kit.config.yaml refused', 'name: x')
    await expect(prove(refused, await placeThatSays('', 0))).rejects.toThrow()
    await prove(refused, await placeThatSays('', 2))
  })

  test('other output than shown comes back as what should be shown', async () => {
    expect(await prove(block('console', '$ ls\nother'), await placeThatSays('said\n'))).toBe('$ ls\nsaid')
    expect(await prove(block('console', '$ ls\nsaid'), await placeThatSays('said\n'))).toBe('$ ls\nsaid')
  })
})

describe('what an excerpt may leave out', () => {
  test('output: lines where … stands, and no others', () => {
    expect(isTranscript('a\n…\nd', 'a\nb\nc\nd\n')).toBe(true)
    expect(isTranscript('a\n…', 'a\nb\n')).toBe(true)
    for (const wrong of ['b\n…', 'a\nd', 'a\n…\nc', 'd\n…\na', 'a\n…\nx\n…\nd'])
      expect(isTranscript(wrong, 'a\nb\nc\nd\n')).toBe(false)
  })

  test('a file: an indent that all lines share, and lines where # … stands', () => {
    const file = 'a:\n  b:\n    c: 1\n    d: 2\n    e: 3\n'
    expect(isExcerpt('b:\n  c: 1\n  # …\n  e: 3', file)).toBe(true)
    for (const wrong of ['b:\n  c: 1\n  e: 3', 'b:\nc: 1', 'c: 1\nb:', '# …', 'e: 3\n# …\nc: 1'])
      expect(isExcerpt(wrong, file)).toBe(false)
  })
})

test('a change is applied at the one place that has its lines', () => {
  expect(applyDiff('a\nb\nc\n', ' a\n-b\n+x\n@@\n c\n+d')).toBe('a\nx\nc\nd\n')
  expect(() => applyDiff('a\na\n', '-a\n+b')).toThrow('more than once')
  expect(() => applyDiff('a\n', '-b\n+c')).toThrow('nowhere')
})
