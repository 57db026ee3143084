import { expect, it } from 'vitest'
import { exampleConfig } from '../../src/generated/example.ts'
import { findingsOf } from './situation.ts'

it('has nothing to say of belajar but that its database has no backup outside of development', () => {
  const targets = Object.keys(exampleConfig.targets ?? {})
  const codes = (target: string) => findingsOf(exampleConfig, target).map(({ code }) => code)
  expect(Object.fromEntries(targets.map((target) => [target, codes(target)]))).toEqual({
    kind: [],
    'docker-desktop': [],
    minikube: [],
    k3s: [],
    'port-forward': [],
    'k3s-ingress': [],
    staging: ['database-backup'],
    production: ['database-backup'],
  })
})
