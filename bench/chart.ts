import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench } from './group.ts'

/** The chart of belajar for k3s, as `generate` writes it; returns its folder. */
export async function chartOfBelajar({ root, scratch, measurer }: Bench): Promise<string> {
  const out = join(scratch, 'belajar')
  const command = [process.execPath, join(root, 'dist/bin.cjs'), 'generate', '--preset', 'k3s', '--out', out] as const
  await measurer.run({ command, folder: scratch })
  return join(out, 'chart')
}

/** A chart with so many subcharts, each a belajar of its own name with the values for k3s; returns its folder. */
export function umbrellaOf(chart: string, count: number, scratch: string): string {
  const folder = join(scratch, `umbrella-${count}`)
  if (existsSync(folder)) return folder
  const names = Array.from({ length: count }, (_, index) => `belajar-${String(index + 1).padStart(4, '0')}`)
  const about = readFileSync(join(chart, 'Chart.yaml'), 'utf8')
  const values = readFileSync(join(chart, 'values-k3s.yaml'), 'utf8').replace(/^(?=.)/gm, '  ')
  mkdirSync(join(folder, 'charts'), { recursive: true })
  writeFileSync(join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: umbrella\nversion: 0.1.0\n')
  writeFileSync(join(folder, 'values.yaml'), names.map((name) => `${name}:\n${values}`).join(''))
  for (const name of names) {
    cpSync(chart, join(folder, 'charts', name), { recursive: true })
    writeFileSync(join(folder, 'charts', name, 'Chart.yaml'), about.replace(/^name: .*$/m, `name: ${name}`))
  }
  return folder
}
