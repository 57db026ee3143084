import { describe, expect, test } from 'vitest'
import { type Config, exampleConfig, type Format, render } from '../../src/index.ts'

function stepsOf(preset: string, options: { config?: Config; formats?: readonly Format[] } = {}) {
  const { config = exampleConfig, formats = ['helm', 'kustomize', 'manifests', 'pages'] } = options
  return Object.values(render(config, { presets: preset.split(','), formats }).nextSteps)[0]
}

function commandsOf(preset: string): (string | undefined)[] | undefined {
  return stepsOf(preset)?.first.map(({ command }) => command)
}

describe('the next commands', () => {
  test('kind: the cluster first, then the folder of the volume', () => {
    expect(commandsOf('kind')).toEqual([
      'kind create cluster --config deploy/clusters/kind.yaml',
      'KIND_EXPERIMENTAL_PROVIDER=podman kind create cluster --config deploy/clusters/kind.yaml',
      'docker exec kind-control-plane install -d -o 10001 -g 10001 /mnt/data/default-db-belajar',
      'podman exec kind-control-plane install -d -o 10001 -g 10001 /mnt/data/default-db-belajar',
    ])
  })

  test('storage of the cluster needs no preparation, but a Secret has to be there', () => {
    expect(commandsOf('k3s,staging')).toEqual([
      "kubectl create secret generic belajar-secret --from-literal=POSTGRES_PASSWORD='<POSTGRES_PASSWORD>' -n default",
    ])
  })

  test('in the language of the config', () => {
    expect(stepsOf('k3s,staging', { config: { ...exampleConfig, locale: 'id' } })?.first[0]?.text).toBe(
      'Dengan nilai sebenarnya: buat Secret belajar-secret.',
    )
  })

  test('only what was written can be installed', () => {
    expect(stepsOf('k3s', { formats: ['kustomize', 'pages'] })?.ways).toEqual([
      'kubectl apply -k deploy/kustomize/overlays/k3s',
    ])
    expect(stepsOf('k3s')?.ways).toEqual([
      'helm install belajar deploy/chart -f deploy/chart/values-k3s.yaml',
      'kubectl apply -k deploy/kustomize/overlays/k3s',
      'kubectl apply -f deploy/manifests/k3s/',
    ])
  })
})
