import { describe, expect, test } from 'vitest'
import { KitError } from '../../src/errors.ts'
import { prepare } from '../../src/prepare.ts'
import { readYaml } from '../../src/yaml/read.ts'

describe('a config with mistakes: each with its place, what is expected, what is there, and the way out', () => {
  test('an unknown key, with the near one', () => {
    expect(errorsOf('name: toko\nworkloads:\n  app: { kind: web, image: toko/app:1, replica: 3 }\n')).toBe(
      `k8s-kit.config.yaml:3:40: workloads.app.replica: this key is not known [config-unknown-key]
  did you mean: replicas?`,
    )
  })

  test('an unknown key that is near to none', () => {
    expect(errorsOf('name: toko\nworkloads: {}\ntargets: { a: { cluster: x } }\n')).toBe(
      `k8s-kit.config.yaml:3:17: targets.a.cluster: this key is not known [config-unknown-key]
  remedy:   known here: presets, namespace, kubernetesVersion, overrides`,
    )
  })

  test('a missing key', () => {
    expect(errorsOf('name: toko\nworkloads: { app: { kind: web } }\n')).toBe(
      `k8s-kit.config.yaml:2:14: workloads.app.image: this key is missing [config-missing-key]
  expected: a map`,
    )
  })

  test('a missing kind, and one that there is not', () => {
    expect(errorsOf('name: toko\nworkloads:\n  a: { image: x }\n  b: { kind: postgress }\n')).toBe(
      `k8s-kit.config.yaml:3:3: workloads.a.kind: this key is missing [config-missing-key]
  expected: web, worker, postgres, redis, daemon, job, cron

k8s-kit.config.yaml:4:8: workloads.b.kind: there is no such kind [config-invalid-value]
  expected: web, worker, postgres, redis, daemon, job, cron
  found:    the text "postgress"
  did you mean: postgres?`,
    )
  })

  test.each(['10.0.0.256/8', '10.0.0.0/33', '10.01.0.0/16', '10.0.0/8'])(
    'addresses that there are not: %s',
    (range) => {
      const policies = `networkPolicies: { ingressAddresses: ${range} }`
      expect(errorsOf(`name: toko\n${policies}\nworkloads: { app: { kind: web, image: toko/app:1 } }\n`)).toBe(
        `k8s-kit.config.yaml:2:20: networkPolicies.ingressAddresses: the value is not allowed [config-invalid-value]
  expected: a range of addresses such as 10.0.0.0/16
  found:    the text "${range}"`,
      )
    },
  )

  test('a map where one of some words belongs', () => {
    expect(errorsOf('name: toko\nlocale: { a: 1 }\nworkloads: { app: { kind: { a: 1 } } }\n')).toBe(
      `k8s-kit.config.yaml:2:1: locale: the value is not allowed [config-invalid-value]
  expected: en, id
  found:    a map

k8s-kit.config.yaml:3:21: workloads.app.kind: there is no such kind [config-invalid-value]
  expected: web, worker, postgres, redis, daemon, job, cron
  found:    a map`,
    )
  })

  test('more parts than a config may have, and more problems than are told', () => {
    const many = (length: number, line: (index: number) => string) =>
      Array.from({ length }, (_, index) => line(index)).join('')
    expect(
      errorsOf(`name: toko\nworkloads:\n${many(501, (index) => `  a${index}: { kind: web, image: 'a:1' }\n`)}`),
    ).toBe(
      `k8s-kit.config.yaml:2:1: workloads: the value is not allowed [config-invalid-value]
  expected: at most 500 of them
  found:    a map`,
    )
    const all = errorsOf(`name: toko\nworkloads: {}\n${many(101, (index) => `x${index}: 1\n`)}`).split('\n\n')
    expect([all.length, all.at(-1)]).toEqual([
      101,
      'k8s-kit.config.yaml:103:1: x100: more problems follow, from here on [config-unknown-key]',
    ])
  })

  test('a value of the wrong type', () => {
    expect(errorsOf('name: toko\nworkloads:\n  app: { kind: web, image: toko/app:1, port: "80" }\n')).toBe(
      `k8s-kit.config.yaml:3:40: workloads.app.port: the value has the wrong type [config-wrong-type]
  expected: a number
  found:    the text "80"`,
    )
  })

  test('a number where text belongs, with how to write it; a value of a variable is never shown', () => {
    const env = 'env: { PORT: 8080, TOKEN: { secrt: a } }'
    expect(errorsOf(`name: toko\nworkloads:\n  app: { kind: web, image: toko/app:1, ${env} }\n`)).toBe(
      `k8s-kit.config.yaml:3:47: workloads.app.env.PORT: the value has the wrong form [config-wrong-type]
  expected: a text, or { configMap, key }, or { secret, key }, or { connection, format }
  found:    the number 8080
  remedy:   write it in quotes: "8080"

k8s-kit.config.yaml:3:59: workloads.app.env.TOKEN.secret: this key is missing [config-missing-key]
  expected: a text

k8s-kit.config.yaml:3:59: workloads.app.env.TOKEN.key: this key is missing [config-missing-key]
  expected: a text

k8s-kit.config.yaml:3:68: workloads.app.env.TOKEN.secrt: this key is not known [config-unknown-key]
  did you mean: secret?`,
    )
  })

  test('a value out of range, and one that does not fit its pattern', () => {
    expect(errorsOf('name: Toko\nworkloads:\n  app: { kind: web, image: toko/app:1, port: 70000 }\n')).toBe(
      `k8s-kit.config.yaml:1:1: name: the value is not allowed [config-invalid-value]
  expected: a name of a-z, 0-9 and "-" that begins with a letter
  found:    the text "Toko"

k8s-kit.config.yaml:3:40: workloads.app.port: the value is not allowed [config-invalid-value]
  expected: at most 65535
  found:    the number 70000`,
    )
  })

  test('a key that cannot be one', () => {
    expect(errorsOf('name: toko\nworkloads:\n  payment-api: { kind: web, image: toko/app:1 }\n')).toBe(
      `k8s-kit.config.yaml:3:3: workloads.payment-api: "payment-api" cannot be a key here [config-invalid-value]
  expected: a key in camelCase, such as paymentApi`,
    )
  })

  test('names that lead nowhere, beside a mistake of another sort', () => {
    const text = `name: toko
workloads:
  app:
    kind: web
    image: toko/app:1
    replicas: two
    dependsOn: [dbb]
    envFrom: [{ configMap: confg }]
    env: { A: { secret: none, key: a }, B: { secret: password, key: PASSWORT }, C: { connection: bd, format: url } }
  db: { kind: postgres, password: { secret: password, key: PASSWORD } }
configMaps: { config: {} }
secrets: { password: { keys: [PASSWORD] } }
targets: { k3s: { presets: [k3z], overrides: { workloads: { ap: {} } } } }
`
    expect(errorsOf(text)).toBe(
      `k8s-kit.config.yaml:6:5: workloads.app.replicas: the value has the wrong type [config-wrong-type]
  expected: a number
  found:    the text "two"

k8s-kit.config.yaml:7:17: workloads.app.dependsOn.0: there is no workload "dbb" [config-unknown-reference]
  did you mean: db?
  remedy:   known: db

k8s-kit.config.yaml:8:17: workloads.app.envFrom.0.configMap: there is no ConfigMap "confg" [config-unknown-reference]
  did you mean: config?
  remedy:   known: config

k8s-kit.config.yaml:9:17: workloads.app.env.A.secret: there is no such Secret [config-unknown-reference]
  remedy:   known: password

k8s-kit.config.yaml:9:64: workloads.app.env.B.key: there is no key of that Secret "PASSWORT" [config-unknown-reference]
  did you mean: PASSWORD?
  remedy:   known: PASSWORD

k8s-kit.config.yaml:9:86: workloads.app.env.C.connection: there is no workload "bd" [config-unknown-reference]
  did you mean: db?
  remedy:   known: app, db

k8s-kit.config.yaml:13:19: targets.k3s.presets: there is no preset "k3z" [preset-unknown]
  expected: aks, docker-desktop, eks, gke, k3s, kind, minikube, port-forward, development, production, staging
  did you mean: k3s?
  remedy:   write one of the known names, or the path of a preset file of your own, such as ./presets/team.yaml

k8s-kit.config.yaml:13:61: targets.k3s.overrides.workloads.ap: this key is not known [config-unknown-key]
  did you mean: app?`,
    )
  })

  test('a part that is wrong itself can still be named', () => {
    const text = 'name: toko\nworkloads:\n  app: { kind: web, image: a:1, dependsOn: [db] }\n  db: { kind: postgre }\n'
    expect(errorsOf(text)).toBe(
      `k8s-kit.config.yaml:4:9: workloads.db.kind: there is no such kind [config-invalid-value]
  expected: web, worker, postgres, redis, daemon, job, cron
  found:    the text "postgre"
  did you mean: postgres?`,
    )
  })

  test('a circle', () => {
    const web = 'kind: web, image: toko/app:1'
    expect(errorsOf(`name: toko\nworkloads:\n  a: { ${web}, dependsOn: [b] }\n  b: { ${web}, dependsOn: [a] }\n`)).toBe(
      `k8s-kit.config.yaml:4:38: workloads.b.dependsOn: workloads depend on each other in a circle: a -> b -> a [config-cycle]
  remedy:   remove one of these dependencies`,
    )
  })

  test('a name and a port that are taken already', () => {
    const web = 'kind: web, image: toko/app:1, name: toko, service: { nodePort: 30001 }'
    expect(errorsOf(`name: toko\nworkloads:\n  a: { ${web} }\n  b: { ${web} }\n`)).toBe(
      `k8s-kit.config.yaml:4:38: workloads.b.name: the name toko is taken by workloads.a.name already [config-duplicate]
  remedy:   give each workload a name of its own

k8s-kit.config.yaml:4:61: workloads.b.service.nodePort: the node port 30001 is taken by workloads.a.service.nodePort already [config-duplicate]
  remedy:   choose another port from 30000 to 32767`,
    )
  })

  test('two environments at once', () => {
    expect(errorsOf('name: toko\nworkloads: {}\ntargets: { a: { presets: [k3s, kind] } }\n')).toBe(
      `k8s-kit.config.yaml:3:17: targets.a.presets: "k3s" and "kind" are both presets of the family environment [preset-conflict]
  remedy:   name one environment, and put the rest into overrides or into a preset of your own`,
    )
  })

  test('an address that a kind does not have', () => {
    const env = 'env: { A: { connection: api, format: jdbc } }'
    const text = `name: toko\nworkloads:\n  app: { kind: web, image: a:1, ${env} }\n  api: { kind: web, image: a:1 }\n`
    expect(errorsOf(text)).toBe(
      `k8s-kit.config.yaml:3:62: workloads.app.env.A.format: a workload of the kind web has no address of the form "jdbc" [config-unknown-reference]
  expected: host, port, url`,
    )
  })

  test('a key that would move the cursor is written out', () => {
    expect(errorsOf('name: toko\nworkloads: {}\n"\\e[31mx": 1\n')).toContain('\\u001b[31mx: this key is not known')
  })

  test('no config at all', () => {
    expect(errorsOf('- a\n')).toBe(`k8s-kit.config.yaml:1:1: the value has the wrong type [config-wrong-type]
  expected: a map
  found:    a list of 1`)
  })
})

/** The errors of a config, as a user reads them. */
function errorsOf(text: string): string {
  const { data, source, problems } = readYaml(text, 'k8s-kit.config.yaml')
  expect(problems).toEqual([])
  try {
    prepare(data, { source })
  } catch (error) {
    if (error instanceof KitError) return error.message
    throw error
  }
  return 'no error'
}
