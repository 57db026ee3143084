/** Layers, lowest first: a file may import from its own layer and from those before it. */
const layers = [
  ['localized.ts', 'secrets'],
  ['errors.ts', 'json-schema.ts', 'maps.ts', 'once.ts', 'yaml'],
  ['tree', 'kubernetes'],
  ['interpreters', 'config', 'diff'],
  ['vocabulary'],
  ['workloads', 'upgrade'],
  ['traits'],
  ['patches.ts', 'trees.ts', 'values-schema.ts', 'parse.ts', 'presets', 'generated'],
  ['targets.ts'],
  ['prepare.ts', 'checks', 'topology'],
  ['outputs', 'explain'],
  ['render.ts'],
  ['index.ts', 'writer'],
  ['cli'],
  ['bin.ts'],
]

/** Libraries that dist/ brings along; scripts/licences.ts lists their licences. */
const bundled = ['commander', 'picocolors', 'yaml', 'zod']

const path = (name) => (name.endsWith('.ts') ? `^src/${name.replace('.', '\\.')}$` : `^src/${name}/`)

const layerRules = layers.slice(0, -1).map((layer, index) => ({
  name: `layer-${layer[0].replace('.ts', '')}`,
  comment: 'Layers import downward only.',
  severity: 'error',
  from: { path: layer.map(path) },
  to: {
    path: layers
      .slice(index + 1)
      .flat()
      .map(path),
  },
}))

module.exports = {
  forbidden: [
    ...layerRules,
    { name: 'no-circular', comment: 'No cycles.', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'disk-only-in-writer',
      comment: 'One part touches the disk.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/writer/' },
      to: { path: '^(node:)?(fs|fs/promises)$' },
    },
    {
      name: 'no-network-no-processes',
      comment: 'The package opens no connection and starts no program: SECURITY.md promises it.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(node:)?(child_process|cluster|dgram|dns|http|http2|https|net|tls|vm|worker_threads)(/|$)' },
    },
    {
      name: 'cli-uses-public-api',
      comment: 'The CLI is the first user of the public API; what it may show is decided where all others ask too.',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^src/', pathNot: ['^src/cli/', '^src/index\\.ts$', '^src/secrets/', '^src/writer/'] },
    },
    {
      name: 'no-development-dependencies',
      comment: 'What is published needs only what it declares, or brings along in its bundles. Types are gone by then.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown'],
        dependencyTypesNot: ['type-only', 'type-import'],
        pathNot: bundled.map((name) => `node_modules/${name}/`),
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
}
