import { expect, it } from 'vitest'
import { exampleConfig } from '../../src/generated/example.ts'
import { findingsOf } from './situation.ts'

it('has nothing to say of belajar on any of its targets', () => {
  const targets = Object.keys(exampleConfig.targets ?? {})
  expect(Object.fromEntries(targets.map((target) => [target, findingsOf(exampleConfig, target)]))).toEqual({
    kind: [],
    'docker-desktop': [],
    minikube: [],
    k3s: [],
    'port-forward': [],
    'k3s-ingress': [],
    staging: [],
    production: [],
  })
})
