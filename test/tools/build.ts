import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { access, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { execute } from './execute.ts'
import { locateGo } from './go.ts'
import { type JudgeName, judges } from './judges.ts'
import { cacheFolder, type Machine, thisMachine } from './locate.ts'

/** The path of a judge's program: from the cache folder if it was built from the same sources, else built first. */
export async function builtJudge(name: JudgeName, machine: Machine = thisMachine): Promise<string> {
  const source = join(import.meta.dirname, 'go', name)
  const cache = cacheFolder(machine.environment)
  const program = join(cache, `${name}-${await digestOf(source)}-${machine.platform}`)
  const isThere = await access(program, constants.X_OK).then(
    () => true,
    () => false,
  )
  if (!isThere) await build(name, source, program, machine)
  return program
}

/** All that decides what is built: the program of ours, and the versions and checksums of what is not. */
async function digestOf(source: string): Promise<string> {
  const hash = createHash('sha256')
  for (const file of (await readdir(source)).toSorted()) hash.update(file).update(await readFile(join(source, file)))
  return hash.digest('hex').slice(0, 12)
}

/** Builds beside and renames, so that runs that build at once end with a whole program. Go checks every module against go.sum. */
async function build(name: JudgeName, source: string, program: string, machine: Machine): Promise<void> {
  const go = await locateGo(machine)
  const cache = cacheFolder(machine.environment)
  await mkdir(cache, { recursive: true })
  const temporary = await mkdtemp(join(cache, '.build-'))
  try {
    const output = join(temporary, name)
    const environment = { CGO_ENABLED: '0', GOFLAGS: '-trimpath -mod=readonly -buildvcs=false', GOWORK: 'off' }
    const options = { cwd: source, environment, timeout: 900_000 }
    const { code, stderr } = await execute(go, ['build', '-o', output, judges[name].package], options)
    if (code !== 0)
      throw new Error(`The judge ${judges[name].title} cannot be built (go exited with ${code}): ${stderr.trim()}`)
    await rename(output, program)
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}
