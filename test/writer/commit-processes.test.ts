import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { writeFiles } from '../../src/writer/write.ts'
import { isFull, recordFigure } from '../support/figures.ts'
import { folder, sandbox, tree, withLock } from './output-folder.ts'

const writer = new URL('../../src/writer/write.ts', import.meta.url).href

/** Twelve files of 50 kB that all say which version they are of; odd versions have three more, in a folder of their own. */
function filesOf(version: string): Record<string, string> {
  const extra = /[13579]$/.test(version) ? ['odd/deep/a', 'odd/deep/b', 'odd/c'] : []
  const paths = [...Array.from({ length: 12 }, (_, index) => `d${index % 3}/f${index}`), ...extra]
  return Object.fromEntries(paths.map((path) => [path, `${version}\n${`${path} ${version}\n`.repeat(5000)}`]))
}

/** What a child process starts with: the writer, the files of a version, the folder. */
const prelude = `
  import fs from 'node:fs'
  import { syncBuiltinESMExports } from 'node:module'
  import { writeFiles } from ${JSON.stringify(writer)}
  ${filesOf.toString()}
  const [folder, name] = process.argv.slice(1)
`

const running = new Set<ChildProcess>()

function start(script: string, ...given: string[]): ChildProcess {
  const options = ['--import', 'tsx', '--input-type=module', '-e', `${prelude}${script}`, '--', ...given]
  const child = spawn(process.execPath, options, { stdio: ['pipe', 'pipe', 'inherit'] })
  running.add(child.once('exit', () => running.delete(child)))
  return child
}

async function linesOf(child: ChildProcess, count: number): Promise<string[]> {
  const found: string[] = []
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    if (found.push(line) === count) break
  }
  return found
}

/** The promise is made for 500 kills; every run of the tests shows twenty of them. */
const rounds = isFull ? 500 : 20
const attempts = isFull ? 1000 : 25

afterEach(async () => {
  const ends = [...running].map((child) => once(child, 'exit'))
  for (const child of running) child.kill('SIGKILL')
  await Promise.all(ends)
})

it('a kill at any time leaves no torn file, and the next run repairs', { timeout: rounds * 5000 }, async () => {
  const script = `
    for (let version = 0; ; version++) {
      const { refused } = await writeFiles({ folder, files: filesOf(name + version) })
      if (refused.length > 0 || version === 1) console.log(JSON.stringify(refused))
    }
  `
  const seen = { leftovers: 0, mixtures: 0, runLocks: 0 }
  for (let round = 0; round < rounds; round++) {
    const child = start(script, folder, `${round}-`)
    expect(await linesOf(child, 1)).toEqual(['[]'])
    await setTimeout((round * 7) % 41)
    child.kill('SIGKILL')
    await once(child, 'exit')

    const versions = new Set<string>()
    for (const [path, content] of Object.entries(tree(folder))) {
      if (path.endsWith('/')) continue
      if (path.endsWith('.tmp')) seen.leftovers++
      else if (path === '.k8s-kit.lock') seen.runLocks++
      else if (path !== 'k8s-kit.lock.json') {
        const version = content.slice(0, content.indexOf('\n'))
        versions.add(version)
        expect(content === filesOf(version)[path]).toBe(true)
      }
    }
    if (versions.size > 1) seen.mixtures++
    // Not what the killed run wanted, so that all it left must be recognised as ours.
    const files = { 'd0/f0': `${round}\n`, 'last/one': `${round}\n` }
    expect((await writeFiles({ folder, files })).refused).toEqual([])
    expect(tree(folder)).toEqual(withLock(files))
  }
  // Else the kills came at the wrong times, and this has shown nothing.
  expect(seen.runLocks).toBeGreaterThan(5)
  expect(seen.leftovers).toBeGreaterThan(0)
  recordFigure({
    id: 'F1',
    what: 'kill -9 at random moments',
    reach: '500 kills: no torn file, the next run repairs, no temporary file stays',
    measured: `${rounds} kills, ${seen.runLocks} of them amid a run, ${seen.mixtures} amid the renames: 0 torn files, ${rounds} repairs, 0 temporary files left`,
  })
})

it('of eight runs at once, one writes at a time, and the others are told', {
  timeout: 60_000 + attempts * 500,
}, async () => {
  // While a run writes, it holds a folder beside the output; a second one would find that folder in its way.
  const script = `
    const { writeFileSync, unlinkSync } = fs
    const inside = folder + '/inside'
    let isInside = false
    fs.writeFileSync = (path, ...rest) => {
      if (!isInside && path.endsWith('.tmp')) {
        fs.mkdirSync(inside)
        isInside = true
      }
      return writeFileSync(path, ...rest)
    }
    fs.unlinkSync = (path) => {
      if (isInside && path.endsWith('.k8s-kit.lock')) fs.rmdirSync(inside)
      if (path.endsWith('.k8s-kit.lock')) isInside = false
      return unlinkSync(path)
    }
    syncBuiltinESMExports()
    console.log('ready')
    process.stdin.once('data', async () => {
      const told = {}
      for (let round = 0; round < ${attempts}; round++) {
        const outcome = await writeFiles({ folder: folder + '/out', files: filesOf(name + '-' + round) }).then(
          ({ refused }) => refused.length === 0 ? 'done' : 'refused ' + refused[0].path,
          (error) => /^another k8s-kit \\(process \\d+\\) is writing to /.test(error.message) ? 'locked' : error.message)
        told[outcome] = (told[outcome] ?? 0) + 1
      }
      console.log(JSON.stringify(told))
      process.exit()
    })
  `
  const dead = spawnSync(process.execPath, ['-e', '']).pid
  const children = Array.from({ length: 8 }, (_, index) => start(script, sandbox, `${index}`))
  const ready = await Promise.all(children.map((child) => linesOf(child, 1)))
  expect(ready).toEqual(Array(8).fill(['ready']))
  // The lock of a dead run, so that the first thing that all of them do is to take it over.
  mkdirSync(folder)
  writeFileSync(join(folder, '.k8s-kit.lock'), `\n${dead}\n`)
  const told = children.map((child) => linesOf(child, 1))
  for (const child of children) child.stdin?.write('go\n')
  const outcomes = (await Promise.all(told)).map(([line]) => JSON.parse(line as string))

  for (const { done = 0, locked = 0, ...others } of outcomes) {
    expect(others).toEqual({})
    expect(done + locked).toBe(attempts)
  }
  const [done, locked] = ['done', 'locked'].map((name) => outcomes.reduce((sum, told) => sum + (told[name] ?? 0), 0))
  expect(done).toBeGreaterThan(0)
  expect(locked).toBeGreaterThan(0)

  const found = tree(folder)
  const version = found['d0/f0']?.split('\n')[0] as string
  expect(found).toEqual(withLock(filesOf(version)))
  expect(readdirSync(sandbox)).toEqual(['out'])
  recordFigure({
    id: 'F3b',
    what: 'eight runs at once on one folder, after a run that died',
    reach: 'one writes at a time, the others are told',
    measured: `${8 * attempts} runs: ${done} wrote, ${locked} were told that it is locked, ${8 * attempts - (done as number) - (locked as number)} went wrong`,
  })
})
