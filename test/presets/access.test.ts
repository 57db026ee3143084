import { describe, expect, test } from 'vitest'
import { exampleConfig } from '../../src/generated/example.ts'
import { localized } from '../../src/localized.ts'
import { accessNames } from '../../src/outputs/access-names.ts'
import { prepare, resolveFiles } from '../../src/prepare.ts'
import { type AccessNames, fill, otherWays, partsOf, placeholders, waysFor } from '../../src/presets/access.ts'
import type { AccessWay } from '../../src/presets/preset.ts'

const names = Object.fromEntries(Object.keys(placeholders).map((word) => [word, `<${word}>`])) as AccessNames

describe('fill', () => {
  test.each([
    ['service/{service} {port}:{port}', 'service/<service> <port>:<port>'],
    ['{service}{path}', '<service><path>'],
    ["-o jsonpath='{.spec.ports[0].nodePort}'", "-o jsonpath='{.spec.ports[0].nodePort}'"],
    ['$' + '{HOME} {unknown} {{service}} { service }', '$' + '{HOME} {unknown} {<service>} { service }'],
    ['', ''],
  ])('%s', (text, filled) => {
    expect(fill(text, names)).toBe(filled)
  })

  test('does not read what it has put in', () => {
    expect(fill('{host}{path}', { ...names, host: '{path}', path: '$&' })).toBe('{path}$&')
  })

  test('keeps the pieces apart for outputs that print them otherwise', () => {
    expect(partsOf('a {host}!', { ...names, host: 'HOST' })).toEqual(['a ', 'HOST', '!'])
  })
})

test('localized chooses the language', () => {
  expect(localized('kind', 'id')).toBe('kind')
  expect(localized({ en: 'None.', id: 'Tidak ada.' }, 'id')).toBe('Tidak ada.')
})

test('waysFor: the route first, then the Service, then what always works; otherWays has the rest', () => {
  const way = (when: AccessWay['when'], title = when): AccessWay => ({ when, title, steps: [] })
  const access = [way('always'), way('NodePort'), way('LoadBalancer'), way('ingress'), way('NodePort', 'httpRoute')]
  const titles = (ways: AccessWay[]) => ways.map(({ title }) => title)
  const exposure = { serviceType: 'NodePort', routeKind: 'ingress' } as const
  expect(titles(waysFor({ access }, exposure))).toEqual(['ingress', 'NodePort', 'httpRoute', 'always'])
  expect(titles(otherWays({ access }, exposure))).toEqual(['LoadBalancer'])
  expect(waysFor({}, exposure)).toEqual([])
})

describe('the names of belajar', () => {
  const { application, targets, trees } = prepare(exampleConfig, {})
  const of = (name: string) => {
    const target = targets.find((each) => each.name === name) as (typeof targets)[number]
    return { target, names: accessNames({ ...target, application, target: name }, target) }
  }

  test('on kind', () => {
    expect(of('kind').names).toEqual({
      target: 'kind',
      clusterFile: 'clusters/kind.yaml',
      namespace: 'default',
      service: 'app-belajar',
      deployment: 'app-belajar',
      port: '8080',
      localPort: '8080',
      path: '/api/product',
      nodePort: '30001',
      hostPort: '8080',
      host: 'localhost',
      scheme: 'http',
      database: 'db-belajar',
      hostFolder: '/mnt/data/default-db-belajar',
      user: '10001',
      group: '10001',
    })
  })

  test('on k3s with an Ingress, in another namespace', () => {
    expect(of('k3s-ingress').names).toMatchObject({ host: 'belajar.local', nodePort: '<node port>' })
    expect(of('production').names).toMatchObject({ namespace: 'belajar', hostFolder: '/mnt/data/belajar-db-belajar' })
  })

  test('the folder is the one that the volume has', () => {
    const { target, names } = of('kind')
    const objects = resolveFiles(trees, { ...target, release: 'belajar' }).flatMap((file) => file.objects)
    const volume = objects.find(({ kind }) => kind === 'PersistentVolume')
    expect(volume).toMatchObject({ spec: { hostPath: { path: names.hostFolder } } })
  })
})
