import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import packageJson from '../../package.json' with { type: 'json' }
import { execute, type Outcome } from '../tools/execute.ts'
import { temporaryFolder } from '../tools/folder.ts'

const root = join(import.meta.dirname, '../..')

/** An empty project that the packed tarball was installed into. */
let project: string
let packed: readonly string[]

beforeAll(async () => {
  const source = await copyOfSource()
  const pack = await npm(source, ['pack', '--json'])
  // What `prepare` prints comes before the JSON.
  const [{ filename, files }] = JSON.parse(pack.stdout.slice(pack.stdout.search(/^\[/m)))
  packed = files.map(({ path }: { path: string }) => path)
  project = await temporaryFolder({ 'package.json': '{ "private": true }\n' })
  await npm(project, ['install', '--prefer-offline', '--no-audit', '--no-fund', join(source, filename)])
}, 120_000)

describe('the tarball', () => {
  test('holds only what a user needs', () => {
    const allowed = /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|k8s-kit\.schema\.json|(dist|charts|presets)\/.+)$/
    expect(packed.filter((path) => !allowed.test(path))).toEqual([])
    expect(packed).toEqual(
      expect.arrayContaining([
        ...['dist/bin.cjs', 'dist/index.cjs', 'dist/index.d.cts', 'dist/index.d.ts', 'dist/index.js'],
        ...['k8s-kit.schema.json', 'charts/belajar/Chart.yaml', 'presets/environments/k3s.yaml'],
      ]),
    )
    expect(packed.filter((path) => path.startsWith('dist/'))).toHaveLength(5)
  })

  test('everything that package.json names is in it', () => {
    const { bin, main, module, types, exports } = packageJson
    const named = JSON.stringify([bin, main, module, types, exports]).match(/"\.\/[^"]+"/g) ?? []
    for (const path of named) expect(packed).toContain(path.slice(3, -1))
    for (const path of packageJson.files) {
      const isThere = packed.some((file) => file === path || file.startsWith(`${path}/`))
      expect(isThere || path === 'CHANGELOG.md', path).toBe(true)
    }
  })

  test('nothing of it imports what is not a dependency', async () => {
    for (const file of ['bin.cjs', 'index.cjs', 'index.js', 'index.d.ts']) {
      const text = await readFile(join(project, 'node_modules/@belajar/k8s-kit/dist', file), 'utf8')
      const outside = importsOf(text).filter((name) => !name.startsWith('node:') && name !== packageJson.name)
      const undeclared = outside.filter(
        (name) => !Object.hasOwn(packageJson.dependencies, name.split('/')[0] as string),
      )
      expect(undeclared, file).toEqual([])
    }
  })
})

/** Renders the same config, however the package was imported, and prints the paths of its files. */
const use = `
const config = defineConfig({ name: 'shop', workloads: { app: { kind: 'web', image: 'example/shop:1.0.0' } } })
console.log(JSON.stringify(Object.keys(render(config, { presets: ['k3s'] }).files)))
`

describe('as a library', () => {
  const forms: Readonly<Record<string, string>> = {
    'esm.mjs': `import { defineConfig, render } from '@belajar/k8s-kit'\n${use}`,
    'commonjs.cjs': `const { defineConfig, render } = require('@belajar/k8s-kit')\n${use}`,
  }
  for (const [file, text] of Object.entries(forms)) {
    test(`from ${file}`, async () => {
      await writeFile(join(project, file), text)
      const { code, stdout, stderr } = await execute(process.execPath, [file], { cwd: project })
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(JSON.parse(stdout)).toEqual(expect.arrayContaining(['chart/Chart.yaml', 'manifests/k3s/01-webapp.yml']))
    })
  }

  test('the JSON Schema and package.json can be required', async () => {
    const text = `for (const name of ['k8s-kit.schema.json', 'package.json']) require('@belajar/k8s-kit/' + name)`
    expect(await execute(process.execPath, ['-e', text], { cwd: project })).toEqual({ code: 0, stdout: '', stderr: '' })
  })
})

describe('from TypeScript', () => {
  const resolutions: Readonly<Record<string, { type: string; options: object }>> = {
    'nodenext, ESM': { type: 'module', options: { module: 'nodenext' } },
    'nodenext, CommonJS': { type: 'commonjs', options: { module: 'nodenext' } },
    bundler: { type: 'module', options: { module: 'esnext', moduleResolution: 'bundler' } },
  }
  const right = `import { defineConfig, render } from '@belajar/k8s-kit'\n${use.replace('console.log', 'export const text = String')}`

  for (const [name, { type, options }] of Object.entries(resolutions)) {
    test(`with ${name}: what is right compiles, a wrong key and a wrong type do not`, async () => {
      const { stdout } = await typeCheck(options, type, {
        'right.ts': right,
        'wrong-key.ts': right.replace("kind: 'web',", "kind: 'web', replica: 2,"),
        'wrong-type.ts': right.replace("kind: 'web',", "kind: 'web', replicas: 'two',"),
      })
      const errors = stdout.split('\n').filter((line) => line.includes('error TS'))
      expect(errors.map((line) => line.replace(/\(.*/, ''))).toEqual(['wrong-key.ts', 'wrong-type.ts'])
      expect(errors[0]).toContain("'replica' does not exist in type")
      expect(errors[1]).toContain("Type 'string' is not assignable to type 'number'")
    })
  }

  test('its declarations need no types but those of Kubernetes', async () => {
    const text = await readFile(join(project, 'node_modules/@belajar/k8s-kit/dist/index.d.ts'), 'utf8')
    expect(importsOf(text).filter((name) => !name.startsWith('kubernetes-types/'))).toEqual([])
  })

  /** Type-checks files, the library's declarations included. */
  async function typeCheck(options: object, type: string, files: Readonly<Record<string, string>>): Promise<Outcome> {
    const folder = join(project, `typescript-${type}`)
    const common = { strict: true, noEmit: true, skipLibCheck: false, target: 'es2022', types: [] }
    const settings = { compilerOptions: { ...common, ...options }, files: Object.keys(files) }
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'package.json'), JSON.stringify({ type }))
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(settings))
    for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text)
    return execute(process.execPath, [join(root, 'node_modules/typescript/bin/tsc')], { cwd: folder })
  }
})

describe('as a command', () => {
  const npx = async (cwd: string, ...args: string[]) =>
    withoutNpm(await execute('npx', ['--no-install', 'k8s-kit', ...args], { cwd }))

  test('npx k8s-kit generate --preset k3s; again, nothing changed', async () => {
    const first = await npx(project, 'generate', '--preset', 'k3s')
    expect(first.code).toBe(0)
    expect(first.stdout).toMatch(/^deploy\/chart +\d+ files {2}created$/m)
    expect(parse(await readFile(join(project, 'deploy/chart/Chart.yaml'), 'utf8')).name).toBe('belajar')
    const second = await npx(project, 'generate', '--preset', 'k3s')
    expect(second.code).toBe(0)
    expect(second.stdout).toMatch(/^Nothing changed: \d+ files in deploy are up to date\.$/m)
  })

  test('a config in TypeScript needs no compile step', async () => {
    const folder = join(project, 'typed')
    await mkdir(folder)
    expect((await npx(folder, 'init', '--format', 'ts', '--name', 'shop')).code).toBe(0)
    expect(await npx(folder, 'generate', '--quiet')).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(parse(await readFile(join(folder, 'deploy/chart/Chart.yaml'), 'utf8')).name).toBe('shop')
  })

  test('| head', async () => {
    const line = 'set -o pipefail; npx --no-install k8s-kit schema | head -n 1'
    expect(withoutNpm(await execute('bash', ['-c', line], { cwd: project }))).toEqual({
      code: 0,
      stdout: '{\n',
      stderr: '',
    })
  })
})

/** The modules that a text imports, but for its own. */
function importsOf(text: string): string[] {
  const found = text.matchAll(/(?:\bfrom |\brequire\(|\bimport\()["']((?!\.)[\w@./:-]+)["']/g)
  return [...found].map(([, name]) => name as string)
}

/** What a command said, without what npm itself says about the user's settings. */
function withoutNpm({ stderr, ...outcome }: Outcome): Outcome {
  const lines = stderr.split('\n').filter((line) => !line.startsWith('npm '))
  return { ...outcome, stderr: lines.join('\n') }
}

/** The package as a clone has it, with the tools that are installed here: what is built and packed is this very source. */
async function copyOfSource(): Promise<string> {
  const folder = await temporaryFolder()
  const needed = [
    'package.json',
    'tsconfig.json',
    'tsup.config.ts',
    'src',
    ...packageJson.files.filter((path) => path !== 'dist'),
  ]
  for (const path of needed) await cp(join(root, path), join(folder, path), { recursive: true }).catch(ignoreMissing)
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}

async function npm(cwd: string, args: readonly string[]): Promise<Outcome> {
  const outcome = await execute('npm', args, { cwd, timeout: 110_000 })
  if (outcome.code !== 0) throw new Error(`npm ${args.join(' ')} failed:\n${outcome.stderr}`)
  return outcome
}
