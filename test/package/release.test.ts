import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { execute } from '../tools/execute.ts'
import { temporaryFolder } from '../tools/folder.ts'

const root = join(import.meta.dirname, '../..')
/** What of this repository a release reads. */
const own = ['package.json', 'CHANGELOG.md', '.changeset/config.json', '.ci/release']

test('a change is written into CHANGELOG.md, above the versions before it, and raises the version', async () => {
  const folder = await repository({
    '.changeset/brave-ships-sail.md': '---\n"@belajar/k8s-kit": minor\n---\n\nA new workload.\n',
  })
  const before = await readFile(join(root, 'CHANGELOG.md'), 'utf8')
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const [major, minor] = version.split('.')
  const cli = join(root, 'node_modules/@changesets/cli/bin.js')
  expect((await execute(process.execPath, [cli, 'version'], { cwd: folder })).code).toBe(0)
  const next = `${major}.${Number(minor) + 1}.0`
  expect(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')).version).toBe(next)
  const entry = (await readFile(join(folder, 'CHANGELOG.md'), 'utf8')).replace(/\b[0-9a-f]{7}: /, '<commit>: ')
  expect(entry).toBe(
    before.replace('# Changelog\n', `# Changelog\n\n## ${next}\n\n### Minor Changes\n\n- <commit>: A new workload.\n`),
  )
})

/** Say what they were called with; the one releases nothing twice, the other makes the files that are asked for. */
const tools = {
  gh: `#!/bin/sh
[ "$2" = view ] && exit "$VIEW"
for argument in "$@"; do
  case "$argument" in */notes) cat "$argument" ;; */*) basename "$argument" ;; *) echo "$argument" ;; esac
done`,
  npm: `#!/bin/sh
case "$1" in pack) touch "$3/kit.tgz" ;; sbom) echo "$*" ;; esac`,
}

test('a release holds the notes of its version, the package and the list of its parts; it is made once', async () => {
  const files = { 'bin/gh': tools.gh, 'bin/npm': tools.npm }
  const changelog = '# Changelog\n\n## 0.2.0\n\n- New.\n\n## 0.1.0\n\n- Old.\n'
  const folder = await repository({ ...files, 'CHANGELOG.md': changelog, 'package.json': '{ "version": "0.2.0" }' })
  const run = (view: string) =>
    execute(join(folder, '.ci/release'), [], {
      environment: { PATH: `${join(folder, 'bin')}:${process.env.PATH}`, VIEW: view },
    })
  const { code, stdout } = await run('1')
  expect({ code, lines: stdout.split('\n').map((line) => line.replace(/^[0-9a-f]{40}$/, '<commit>')) }).toEqual({
    code: 0,
    lines: [
      ...['release', 'create', 'v0.2.0', '--target', '<commit>', '--notes-file', '', '- New.', ''],
      ...['kit.tgz', 'k8s-kit-0.2.0.cdx.json', ''],
    ],
  })
  expect(await run('0')).toEqual({ code: 0, stdout: 'v0.2.0 is released.\n', stderr: '' })
})

/** A repository that holds a copy of them, and some other files. */
async function repository(files: Readonly<Record<string, string>>): Promise<string> {
  const copies = own.map(async (path) => [path, await readFile(join(root, path), 'utf8')])
  const folder = await temporaryFolder({ ...Object.fromEntries(await Promise.all(copies)), ...files })
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.org']
  for (const args of [
    ['init', '--quiet', '--initial-branch=main'],
    ['add', '.'],
    [...identity, 'commit', '--quiet', '-m', 'All'],
  ]) {
    expect(await execute('git', args, { cwd: folder })).toEqual({ code: 0, stdout: '', stderr: '' })
  }
  return folder
}
