/** What is wrong, or right, with a secret at a place. */
export interface Place {
  readonly name: string
  readonly files: Readonly<Record<string, string>>
  /** Arguments behind those of the command. */
  readonly argv?: readonly string[]
  /** The commands that read the place; without it all of them. */
  readonly commands?: RegExp
  /** Whether a secret that is certain by its form is refused here. */
  readonly refuses: boolean
  /** Whether any text is refused here, because the name tells. */
  readonly isTelling?: boolean
  /** The place is a name, which is shown unless it is a secret for certain. */
  readonly isName?: boolean
}

interface Parts {
  readonly app?: object
  readonly [key: string]: unknown
}

const targets = { laptop: { presets: ['kind'] }, live: { presets: ['k3s', 'production'], namespace: 'shop' } }

/** A config of one web workload and two targets. */
export function config({ app = {}, ...rest }: Parts): string {
  const workloads = { app: { kind: 'web', image: 'example/shop:1.0.0', ...app } }
  return JSON.stringify({ name: 'shop', workloads, targets, ...rest }, null, 2)
}

const json = (parts: Parts) => ({ 'k8s-kit.config.json': config(parts) })
const yaml = (line: string) => ({
  'k8s-kit.config.yaml': `name: shop\nworkloads:\n  app:\n    kind: web\n    image: example/shop:1.0.0\n${line}\ntargets:\n  laptop: { presets: [kind] }\n`,
})
const code = (text: string) => ({ 'k8s-kit.config.ts': text })
const preset = (parts: object) => ({
  'k8s-kit.config.json': config({ targets: { laptop: { presets: ['kind', './team.json'] } } }),
  'team.json': JSON.stringify({ name: 'team', family: 'tier', description: 'Ours.', development: true, ...parts }),
})
const login = (secret: object, rest: object = {}) =>
  json({ secrets: { login: { keys: ['PASSWORD'], ...secret } }, ...rest })

/** Every place that a secret may be planted at. */
export function placesOf(text: string): Place[] {
  const quoted = JSON.stringify(text)
  const oneLine = text.replace(/\n/g, ' ')
  const [half, other] = [text.slice(0, Math.ceil(text.length / 2)), text.slice(Math.ceil(text.length / 2))]
  const place = (name: string, files: Place['files'], rest: Partial<Place> = {}): Place => {
    return { name, files, refuses: true, ...rest }
  }
  const argument = (name: string, argv: readonly string[], commands: RegExp, rest: Partial<Place> = {}): Place => {
    return { name, files: json({}), argv, commands, refuses: true, isTelling: true, ...rest }
  }
  return [
    place('a ConfigMap', json({ configMaps: { config: { data: { SETTING: text } } } })),
    place(
      'a file in a ConfigMap',
      json({ configMaps: { config: { data: { 'app.conf': `# ours\nmode = fast\n${text}\n` } } } }),
    ),
    place('a key of a ConfigMap', json({ configMaps: { config: { data: { [text]: 'on' } } } })),
    place('a variable', json({ app: { env: { SETTING: text } } })),
    place('a variable with a telling name', json({ app: { env: { DB_PASSWORD: text } } }), { isTelling: true }),
    place('two variables', json({ app: { env: { SETTING_PART1: half, SETTING_PART2: other } } })),
    place('two keys of a ConfigMap', json({ configMaps: { config: { data: { 'blob.1': half, 'blob.2': other } } } })),
    place('a key of the variables', json({ app: { env: { [text]: 'on' } } })),
    place('an annotation of pods', json({ app: { podAnnotations: { 'example.com/note': text } } })),
    place('an annotation of a Service', json({ app: { service: { annotations: { note: text } } } })),
    place('a key of annotations', json({ app: { podAnnotations: { [text]: 'on' } } })),
    place('a label', json({ app: { labels: { team: text } } })),
    place('a label of nodes', json({ app: { nodeSelector: { disk: text } } })),
    place('the description', json({ description: `A shop. ${text}` })),
    place('the name', json({ name: text }), { isName: true }),
    place('the name of a workload', json({ app: { name: text } }), { isName: true }),
    place('a host', json({ app: { route: { kind: 'ingress', host: text } } })),
    place('an image', json({ app: { image: text } })),
    place('a repository', json({ app: { image: { repository: text } } })),
    place('a tag', json({ app: { image: { repository: 'example/shop', tag: text } } })),
    place(
      'an override',
      json({
        targets: {
          laptop: { presets: ['kind'] },
          live: { presets: ['k3s', 'production'], overrides: { workloads: { app: { env: { SETTING: text } } } } },
        },
      }),
      { commands: /^(?!.*--target laptop)/ },
    ),
    place(
      'a variable that every target overrides',
      json({
        app: { env: { SETTING: text } },
        targets: { laptop: { presets: ['kind'], overrides: { workloads: { app: { env: { SETTING: 'on' } } } } } },
      }),
    ),
    place("a preset's variable", preset({ kinds: { web: { env: { SETTING: text } } } })),
    place("a preset's note", preset({ notes: [`See ${text}`] })),
    place("a preset's description", preset({ description: `See ${text}` })),
    place("a preset's unknown key", preset({ password: text }), { isTelling: true }),
    place(
      'a literal outside of development',
      login(
        { source: 'development', development: { PASSWORD: text } },
        { targets: { live: { presets: ['k3s', 'production'] } } },
      ),
      { isTelling: true },
    ),
    place('a literal that nobody takes', login({ development: { PASSWORD: text }, source: 'existing' }), {
      refuses: false,
    }),
    place('a key of a literal', login({ development: { [text]: 'x' } }), { isTelling: true }),
    place('keys as a map', login({ keys: { PASSWORD: text } }), { isTelling: true }),
    place('the keys of a Secret', login({ keys: [text] })),
    place('the path in a store', login({ source: 'external', external: { store: 'vault', path: text } })),
    place('the name of an existing Secret', login({ existingName: text })),
    place('an unknown key', json({ password: text }), { isTelling: true }),
    place('an unknown key of a workload', json({ app: { databasePassword: text } }), { isTelling: true }),
    place('an unknown key that is it', json({ [text]: 'on' }), { isTelling: true }),
    place('where a number is expected', json({ app: { replicas: text } }), { isTelling: true }),
    place('where a word is expected', json({ app: { service: { type: text } } }), { isTelling: true }),
    place('the kind of a workload', json({ app: { kind: text } }), { isTelling: true }),
    place('a reference to a Secret', json({ app: { env: { X: { secret: text, key: 'PASSWORD' } } } }), {
      isTelling: true,
    }),
    place('a reference to a workload', json({ app: { dependsOn: [text] } }), { isTelling: true }),
    place('the name of a preset', json({ targets: { laptop: { presets: [text] } } }), { isTelling: true }),
    place('the name of a target', json({ targets: { [text]: { presets: ['kind'] } } }), { isName: true }),
    place('a reason', json({ allow: [{ finding: 'image-latest', path: 'workloads.app.image', reason: text }] })),
    place('the finding to allow', json({ allow: [{ finding: text, path: 'x', reason: 'y' }] }), { isTelling: true }),
    place('YAML with an open quote', yaml(`    env:\n      DB_PASSWORD: "${oneLine.replaceAll('"', '')}`), {
      isTelling: true,
    }),
    place('YAML with a second colon', yaml(`    env:\n      DB_PASSWORD: ${oneLine}: x`), { isTelling: true }),
    place('YAML without a space', yaml(`    env:\n      DB_PASSWORD:${oneLine}`), { isTelling: true }),
    place('YAML with a tab', yaml(`    env:\n\tDB_PASSWORD: ${oneLine}`), { isTelling: true }),
    place('YAML with a lost line', yaml(`    env:\n      DB_PASSWORD: |\n   ${oneLine}\n`), { isTelling: true }),
    place('YAML with an anchor', yaml(`    env:\n      DB_PASSWORD: &${oneLine} x`), { isTelling: true }),
    place('YAML with an alias', yaml(`    env:\n      DB_PASSWORD: *${oneLine}`), { isTelling: true }),
    place('YAML with a tag', yaml(`    env:\n      DB_PASSWORD: !${oneLine} x`), { isTelling: true }),
    place('YAML in an open brace', yaml(`    env: { DB_PASSWORD: ${quoted}`), { isTelling: true }),
    place('YAML with the key twice', yaml(`    env:\n      DB_PASSWORD: ${quoted}\n      DB_PASSWORD: ${quoted}`), {
      isTelling: true,
    }),
    place('code that throws it', code(`throw new Error('cannot log in with ' + ${quoted})\n`), { isTelling: true }),
    place('code that throws it alone', code(`throw ${quoted}\n`), { isTelling: true }),
    place('code that reads it as JSON', code(`export default JSON.parse(${quoted}.slice(1))\n`), { isTelling: true }),
    place(
      'code with a value that throws',
      code(`export default { name: 'shop', get workloads() { throw new Error('password ' + ${quoted}) } }\n`),
      { isTelling: true },
    ),
    place('code with a symbol', code(`export default { name: 'shop', workloads: {}, [Symbol(${quoted})]: 1 }\n`), {
      isTelling: true,
    }),
    argument('--preset', ['--preset', text], /^(generate|check)/),
    argument('--preset with a file', ['--preset', `./${text.slice(0, 200)}.yaml`], /^(generate|check)/, {
      isName: true,
    }),
    argument('--target', ['--target', text], /^(generate|check)/),
    argument('--allow', ['--allow', text], /^(generate|check)/),
    argument('--format', ['--format', text], /^(generate$|generate --dry-run)/),
    argument('an option that there is not', [`--password=${text}`], /./),
    argument('one word too many', [text], /./),
    argument('--name', ['--name', `${text} x`], /^init/),
    argument('the config file', ['--config', `${text.slice(0, 200)}.yaml`], /^(generate|check|presets$)/, {
      isName: true,
    }),
  ]
}
