import { describe, expect, test } from 'vitest'
import { nextSteps } from '../../src/cli/next.ts'
import { type Bundle, exampleConfig, render, type Target } from '../../src/index.ts'

function stepsOf(preset: string, change: (bundle: Bundle) => Bundle = (bundle) => bundle) {
  const bundle = change(render(exampleConfig, { presets: [preset] }))
  return nextSteps(bundle, bundle.targets[0] as Target, 'deploy')
}

const withCluster = (bundle: Bundle): Bundle => ({
  ...bundle,
  files: { ...bundle.files, [`clusters/${bundle.targets[0]?.name}.yaml`]: 'kind: Cluster\n' },
})

describe('the next commands', () => {
  test('kind: the cluster first, then the folder of the volume', () => {
    expect(stepsOf('kind', withCluster).first.map(({ command }) => command)).toEqual([
      'kind create cluster --config deploy/clusters/kind.yaml',
      'docker exec kind-control-plane install -d -o 70 -g 70 /mnt/data/default-db-belajar',
      'podman exec kind-control-plane install -d -o 70 -g 70 /mnt/data/default-db-belajar',
    ])
  })

  test('a cluster file of an environment that does not say how to use it', () => {
    expect(stepsOf('k3s', withCluster).first.map(({ command }) => command)).toEqual([
      'sudo install -d -o 70 -g 70 /mnt/data/default-db-belajar',
    ])
  })

  test('storage of the cluster needs no preparation', () => {
    const config = { ...exampleConfig, targets: { live: { presets: ['k3s', 'staging'] } } }
    const bundle = render(config)
    expect(nextSteps(bundle, bundle.targets[0] as Target, 'deploy').first).toEqual([])
  })

  test('only what was written can be installed', () => {
    const without = (bundle: Bundle): Bundle => ({ ...bundle, files: {} })
    expect(stepsOf('k3s', without).ways).toEqual([])
    expect(stepsOf('k3s').ways).toEqual([
      'helm install belajar deploy/chart -f deploy/chart/values-k3s.yaml',
      'kubectl apply -k deploy/kustomize/overlays/k3s',
      'kubectl apply -f deploy/manifests/k3s/',
    ])
  })
})
