import { expect, test } from 'vitest'
import { hasPlaceholders } from '../../src/diff/placeholders.ts'
import type { Plain } from '../../src/yaml/write.ts'

const containers = (...containers: Plain[]) => ({ spec: { template: { spec: { containers } } } })
const ports = (...ports: Plain[]) => ({ spec: { ports } })

/** An item with nothing but its name keeps its place in the list; the reader of a patch is told so. */
test.each<[string, string, { [key: string]: Plain }, boolean]>([
  ['an item with only its name', 'apps/v1 Deployment', containers({ name: 'a' }, { name: 'b', image: 'x' }), true],
  ['an item that says more', 'apps/v1 Deployment', containers({ name: 'a', image: 'x' }), false],
  ['such an item within another', 'apps/v1 Deployment', containers({ name: 'a', env: [{ name: 'A' }] }), true],
  [
    'items with all that they need',
    'apps/v1 Deployment',
    containers({ name: 'a', env: [{ name: 'A', value: 'x' }] }),
    false,
  ],
  [
    'an item with both of its names',
    'v1 Service',
    ports({ port: 1, protocol: 'TCP' }, { port: 2, protocol: 'TCP', name: 'a' }),
    true,
  ],
  ['an item with its only name', 'v1 Service', ports({ port: 1 }, { port: 2, name: 'a' }), true],
  ['an item with one name and a value', 'v1 Service', ports({ port: 1, name: 'a' }), false],
  [
    'an order to replace the list',
    'apps/v1 Deployment',
    containers({ $patch: 'replace' }, { name: 'b', image: 'x' }),
    false,
  ],
  ['items that are texts', 'v1 Pod', { metadata: { finalizers: ['a', 'b'] } }, false],
  ['a list that has no names', 'apps/v1 Deployment', containers({ name: 'a', args: ['x'] }), false],
  ['an unknown kind', 'example.com/v1 Widget', { spec: { list: [{ name: 'a' }] } }, false],
  [
    'a known kind in an unknown one',
    'example.com/v1 Widget',
    { spec: { apiVersion: 'apps/v1', kind: 'Deployment', ...containers({ name: 'a' }) } },
    true,
  ],
])('%s', (_, type, rest, expected) => {
  const [apiVersion = '', kind = ''] = type.split(' ')
  expect(hasPlaceholders({ apiVersion, kind, ...rest })).toBe(expected)
})
