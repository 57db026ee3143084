import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { access, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { execute } from './execute.ts'
import { locateGo } from './go.ts'
import { type JudgeName, judges } from './judges.ts'
import { cacheFolder, type Machine, thisMachine } from './locate.ts'

/** A program that is built from a Go module of the folder `go`. */
export interface GoProgram {
  /** The name of the file that is built. */
  readonly name: string
  /** What it is, for people. */
  readonly title: string
  /** The folder of its module in `go`, where go.mod names the version and go.sum all checksums. */
  readonly module: string
  readonly package: string
  /** Further arguments of `go build`. */
  readonly arguments?: readonly string[]
  /** Told before a build, which may take minutes; not where the program is there already. */
  readonly onBuild?: () => void
}

/** The path of a judge's program: from the cache folder if it was built from the same sources, else built first. */
export function builtJudge(name: JudgeName, machine?: Machine): Promise<string> {
  const { title, package: path } = judges[name]
  return builtProgram({ name, title: `judge ${title}`, module: name, package: path }, machine)
}

/** The path of a program: from the cache folder if it was built from the same sources, else built first. */
export async function builtProgram(program: GoProgram, machine: Machine = thisMachine): Promise<string> {
  const source = join(import.meta.dirname, 'go', program.module)
  const cache = cacheFolder(machine.environment)
  const file = join(cache, `${program.name}-${await digestOf(source)}-${machine.platform}`)
  const isThere = await access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
  if (!isThere) await build(program, source, file, machine)
  return file
}

/** All that decides what is built: the program of ours, and the versions and checksums of what is not. */
async function digestOf(source: string): Promise<string> {
  const hash = createHash('sha256')
  for (const file of (await readdir(source)).toSorted()) hash.update(file).update(await readFile(join(source, file)))
  return hash.digest('hex').slice(0, 12)
}

/** Builds beside and renames, so that runs that build at once end with a whole program. Go checks every module against go.sum. */
async function build(program: GoProgram, source: string, file: string, machine: Machine): Promise<void> {
  program.onBuild?.()
  const go = await locateGo(machine)
  const cache = cacheFolder(machine.environment)
  await mkdir(cache, { recursive: true })
  const temporary = await mkdtemp(join(cache, '.build-'))
  try {
    const output = join(temporary, program.name)
    const environment = { CGO_ENABLED: '0', GOFLAGS: '-trimpath -mod=readonly -buildvcs=false', GOWORK: 'off' }
    const options = { cwd: source, environment, timeout: 1_800_000 }
    const { code, stderr } = await execute(
      go,
      ['build', '-o', output, ...(program.arguments ?? []), program.package],
      options,
    )
    if (code !== 0) throw new Error(`The ${program.title} cannot be built (go exited with ${code}): ${stderr.trim()}`)
    await rename(output, file)
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}
