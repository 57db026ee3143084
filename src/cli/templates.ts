/** The forms that `init` writes a config in. */
export type TemplateFormat = 'yaml' | 'ts'

/** The text of a first config. */
export function configTemplate(format: TemplateFormat, name: string): string {
  return format === 'ts' ? typeScriptTemplate(name) : yamlTemplate(name)
}

function yamlTemplate(word: string): string {
  // Words that a reader of YAML takes for true, false or null.
  const name = /^(y|n|yes|no|on|off|true|false|null)$/.test(word) ? `"${word}"` : word
  return `# yaml-language-server: $schema=node_modules/@belajar/k8s-kit/k8s-kit.schema.json

# What the application is. "k8s-kit generate" makes a Helm chart, Kustomize overlays and plain manifests of it.
name: ${name} # the names and labels of everything start with it

workloads:
  # Each part has a key; its objects are named after it, here ${word}-app.
  app:
    kind: web
    image: ${word}:1.0.0 # a tag that stays what it is, never "latest"
    port: 8080
    dependsOn: [db] # applied after the database
    env:
      # Values, addresses of other parts, and keys of Secrets: never the secret itself.
      DATABASE_URL: { connection: db, format: jdbc }
      DATABASE_USER: ${name}
      DATABASE_PASSWORD: { secret: dbPassword, key: POSTGRES_PASSWORD }
    probes:
      # Without a path, Kubernetes asks only whether the port is open.
      readiness: { path: "" }
  db:
    kind: postgres
    version: "17"
    storage: { size: 1Gi }

# The places to deploy to, each made of presets: "k8s-kit presets" lists them.
targets:
  kind: { presets: [kind] } # on your own machine
  production:
    presets: [k3s, production]
    namespace: ${name}
    # What is said here wins over the presets.
    overrides:
      workloads:
        app: { replicas: 3 }
`
}

function typeScriptTemplate(name: string): string {
  return `import { defineConfig } from '@belajar/k8s-kit'

// What the application is. "k8s-kit generate" makes a Helm chart, Kustomize overlays and plain manifests of it.
export default defineConfig({
  name: '${name}', // the names and labels of everything start with it

  workloads: {
    // Each part has a key; its objects are named after it, here ${name}-app.
    app: {
      kind: 'web',
      image: '${name}:1.0.0', // a tag that stays what it is, never "latest"
      port: 8080,
      dependsOn: ['db'], // applied after the database
      env: {
        // Values, addresses of other parts, and keys of Secrets: never the secret itself.
        DATABASE_URL: { connection: 'db', format: 'jdbc' },
        DATABASE_USER: '${name}',
        DATABASE_PASSWORD: { secret: 'dbPassword', key: 'POSTGRES_PASSWORD' },
      },
      probes: {
        // Without a path, Kubernetes asks only whether the port is open.
        readiness: { path: '' },
      },
    },
    db: {
      kind: 'postgres',
      version: '17',
      storage: { size: '1Gi' },
    },
  },

  // The places to deploy to, each made of presets: "k8s-kit presets" lists them.
  targets: {
    kind: { presets: ['kind'] }, // on your own machine
    production: {
      presets: ['k3s', 'production'],
      namespace: '${name}',
      // What is said here wins over the presets.
      overrides: {
        workloads: {
          app: { replicas: 3 },
        },
      },
    },
  },
})
`
}
