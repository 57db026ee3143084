import { access, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { expect } from 'vitest'
import { readYaml } from '../../src/yaml/read.ts'
import { execute } from '../tools/execute.ts'
import type { Block } from './block.ts'
import { pathsNamed } from './gitops.ts'
import { isExcerpt, isTranscript } from './match.ts'
import { applyDiff } from './patch.ts'
import { type Place, root } from './place.ts'

/** How a block is proven; what it returns is what the block should say instead. */
type Form = (block: Block, place: Place) => Promise<string | undefined> | Promise<void>

/** The forms that a block may have, by its language and the first of its words. There are no others. */
const forms: Readonly<Record<string, Form>> = {
  bash: runs,
  console: transcript,
  'yaml file': yamlFile,
  'yaml from': excerpt,
  'json from': excerpt,
  'text from': excerpt,
  'ts from': excerpt,
  'ts file': typescriptFile,
  ts: typescript,
  'diff apply': patched,
  'text paths': paths,
}

/** Proves a block, or says why it cannot be. */
export async function prove(block: Block, place: Place): Promise<string | undefined> {
  const [word] = Object.keys(block.words)
  const name = word === undefined ? block.language : `${block.language} ${word}`
  const form = Object.hasOwn(forms, name) ? forms[name] : undefined
  if (!form)
    throw new Error(`a block of the form "${name}" is not proven by anything; known: ${Object.keys(forms).join(', ')}`)
  return (await form(block, place)) ?? undefined
}

/** `bash`: what the reader types; it has to end well. */
async function runs({ text }: Block, place: Place) {
  const { code, said } = await place.run(text)
  expect(code, said).toBe(0)
}

/** `console`: commands behind `$`, and what they answer; `…` stands for lines that are left out. */
async function transcript({ text }: Block, place: Place) {
  const calls = text.split(/^(?=\$ )/m)
  const told: string[] = []
  for (const call of calls) {
    const [, command = '', expected = ''] = /^\$ ((?:.*\\\n)*.*)\n?([\s\S]*)$/.exec(call) ?? []
    expect(command, 'a line that begins with "$ "').not.toBe('')
    const { said } = await place.run(command)
    told.push(`$ ${command}\n${isTranscript(expected, said) ? expected.trimEnd() : said.trimEnd()}`.trimEnd())
  }
  return told.join('\n\n').replace(/\n+(?=\n\$ )/g, '\n')
}

/** `yaml file=path`: what the reader writes; a config has to be taken, or with the word `refused` not to be. */
async function yamlFile(block: Block, place: Place) {
  const path = await written(block, place)
  const { data, problems } = readYaml(block.text, path)
  if (!('refused' in block.words)) expect(problems).toEqual([])
  for (const named of pathsNamed(data)) await access(join(place.folder, named))
  if (path.includes('k8s-kit.config')) await isTaken(block, place)
}

/** `ts file=path`: the same in TypeScript. In a checkout, the page itself runs the type check. */
async function typescriptFile(block: Block, place: Place) {
  const path = await written(block, place)
  if (place.kind === 'checkout') return
  await isTyped(path, place)
  if (path.includes('k8s-kit.config')) await isTaken(block, place)
}

/** `ts`: a program; it is type-checked and run. */
async function typescript(block: Block, place: Place) {
  const path = `docs/block-${block.line}.mts`
  await written({ ...block, words: { file: path } }, place)
  await isTyped(path, place)
  if (place.kind === 'checkout') return expectFine(await place.run(`npx tsx ${path}`))
  const module = ts.ModuleKind.ESNext
  const { outputText } = ts.transpileModule(block.text, { compilerOptions: { module, target: ts.ScriptTarget.ES2023 } })
  await writeFile(join(place.folder, `docs/block-${block.line}.mjs`), outputText)
  expectFine(await place.run(`node docs/block-${block.line}.mjs`))
}

/** `<language> from=path`: a part of a file that is there by now, or of one of the repository. */
async function excerpt({ text, words }: Block, { folder }: Place) {
  const path = words.from as string
  const content = await readFile(join(folder, path), 'utf8').catch(() => readFile(join(root, path), 'utf8'))
  if (!isExcerpt(text, content)) expect(content, `${path} does not hold these lines`).toContain(text)
}

/** `diff apply=path`: what the reader changes in a file. */
async function patched({ text, words }: Block, { folder }: Place) {
  const path = join(folder, words.apply as string)
  await writeFile(path, applyDiff(await readFile(path, 'utf8'), text))
}

/** `text paths`: a picture of the code; each word with a slash is a file or a folder of src. */
async function paths({ text }: Block, { run }: Place) {
  for (const [name] of text.matchAll(/\b[a-z]+\/[a-z-]+\b/g)) {
    const { code } = await run(`test -e ${root}/src/${name}.ts || test -d ${root}/src/${name}`)
    expect(code, `src/${name}`).toBe(0)
  }
}

async function written({ words, text }: Block, { folder }: Place): Promise<string> {
  const path = words.file as string
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), `${text}\n`)
  return path
}

/** Whether the command takes a config: exit code 2 is for bad input. */
async function isTaken({ words }: Block, { run, kind }: Place) {
  const command = kind === 'checkout' ? 'npx tsx src/bin.ts' : 'npx k8s-kit'
  const { code, said } = await run(`${command} check --config ${words.file}`)
  expect(code === 2, said).toBe('refused' in words)
  expect(code, said).not.toBe(3)
}

async function isTyped(path: string, { folder, kind }: Place) {
  const own =
    kind === 'checkout' ? { allowImportingTsExtensions: true, skipLibCheck: true } : { skipLibCheck: false, types: [] }
  const compilerOptions = { ...own, module: 'nodenext', target: 'es2023', strict: true, noEmit: true }
  await writeFile(join(folder, 'tsconfig.block.json'), JSON.stringify({ compilerOptions, files: [path] }))
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const { code, stdout } = await execute(process.execPath, [tsc, '-p', 'tsconfig.block.json'], { cwd: folder })
  expect(code, stdout).toBe(0)
}

function expectFine({ code, said }: { readonly code: number; readonly said: string }) {
  expect(code, said).toBe(0)
}
