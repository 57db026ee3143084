import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench } from './group.ts'

/** An empty project with the packed package installed, as a user gets it; returns its folder. */
export function installedProject({ root, scratch }: Bench, name: string): string {
  const folder = join(scratch, name)
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  const packed = npm(root, 'pack', '--ignore-scripts', '--json', '--pack-destination', folder)
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }]
  npm(folder, 'install', '--prefer-offline', '--no-audit', '--no-fund', join(folder, filename))
  return folder
}

/** Runs npm; returns what it prints. */
export function npm(cwd: string, ...rest: string[]): string {
  const { status, stdout, stderr } = spawnSync('npm', [...rest, '--loglevel=error'], { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`npm ${rest[0]} exited with ${status}: ${stderr}`)
  return stdout
}
