import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { cli, readFolder } from '../cli/cli.ts'
import { isFull, recordFigure } from '../support/figures.ts'
import { writeTree } from './folder.ts'
import { type Kind, kinds, leaksOf, plainPassword } from './kinds.ts'
import { type Place, placesOf } from './places.ts'

const commands: readonly (readonly string[])[] = [
  ['generate'],
  ['check'],
  ['generate', '--json'],
  ['generate', '--dry-run'],
  ['check', '--json'],
  ['generate', '--check'],
  ['generate', '--target', 'laptop', '--stdout'],
  ['generate', '--quiet'],
  ['check', '--verbose'],
  ['generate', '--verbose', '--json'],
  ['presets'],
  ['presets', 'show', 'kind,./team.json'],
  ['init'],
  ['schema'],
]
const places = placesOf('x').length
const all = [...kinds, plainPassword]
const seen = { runs: 0, refused: 0 }

/** Each pair of a kind and a place meets one command, another one each time; in a full run it meets every third. */
function commandsFor(place: Place, turn: number): readonly (readonly string[])[] {
  const known = commands.filter((command) => place.commands?.test(command.join(' ')) ?? true)
  const isSlow = 'k8s-kit.config.ts' in place.files
  if (isFull) return known.filter((_, index) => index % 3 === turn % 3)
  return isSlow && turn % 6 !== 0 ? [] : [known[turn % known.length] as readonly string[]]
}

async function plant(kind: Kind, place: Place, command: readonly string[]): Promise<string[]> {
  const folder = await mkdtemp(join(inject('scratch'), 'secret-'))
  await writeTree(folder, place.files)
  const argv = [...command, ...(place.argv ?? [])]
  const { code, stdout, stderr } = await cli(folder, argv)
  const written = Object.entries(await readFolder(folder)).filter(([path]) => !(path in place.files))
  await rm(folder, { recursive: true })
  seen.runs++
  const isRefused = place.isTelling || (place.refuses && kind.isCertain)
  // What is only a warning stands in the manifests, which --stdout prints for a program.
  const shown = !isRefused && command.includes('--stdout') ? stderr : stdout + stderr
  const leaks = leaksOf(kind, shown)
    .slice(0, 1)
    .map((piece) => `shows ${piece}`)
  if (!isRefused && place.refuses) return leaks
  if (!/^(generate|check)/.test(command[0] ?? '')) return leaks
  if (!isRefused)
    return [...leaks, ...written.filter(([, text]) => leaksOf(kind, text).length > 0).map(([path]) => path)]
  seen.refused++
  return [...leaks, ...(code === 0 ? ['is not refused'] : []), ...(written.length > 0 ? ['writes files'] : [])]
}

it.each(all.map((kind, index) => ({ ...kind, kind, index })))(
  '$name is shown nowhere',
  async ({ kind, index }) => {
    const faults: string[] = []
    for (const [at, place] of placesOf(kind.text).entries()) {
      // A name that somebody gives is shown, unless it is a secret for certain.
      if (place.isName && !kind.isCertain) continue
      for (const command of commandsFor(place, index + at)) {
        const found = await plant(kind, place, command)
        faults.push(...found.map((fault) => `${place.name}, ${command.join(' ')}: ${fault}`))
      }
    }
    expect(faults).toEqual([])
  },
  isFull ? 600_000 : 60_000,
)

it('the figure', () => {
  expect(seen.runs).toBeGreaterThan(all.length * places * 0.8)
  recordFigure({
    id: 'S1',
    what: 'planted secrets, plain, in base64 and in hex, that show on the terminal or are written where they are refused',
    reach: '0',
    measured: `${all.length} kinds × ${places} places × ${commands.length} commands: 0 in ${seen.runs} runs, ${seen.refused} of which had to refuse`,
  })
})
