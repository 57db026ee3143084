import { describe, expect, test } from 'vitest'
import { exampleConfig } from '../../src/generated/example.ts'
import { builtInPresets } from '../../src/generated/presets.ts'
import { localized } from '../../src/localized.ts'
import { prepare, resolveFiles } from '../../src/prepare.ts'
import { waysFor } from '../../src/presets/access.ts'
import type { AccessWay, ClusterFacts, Preset } from '../../src/presets/preset.ts'

const environment = (name: string) => builtInPresets[name] as Preset
const facts = (name: string) => environment(name).cluster as ClusterFacts

const table = [
  {
    name: 'kind',
    web: 'NodePort',
    extra: /extraPortMappings/,
    note: /when the cluster is made/,
    className: 'standard',
  },
  { name: 'docker-desktop', web: 'LoadBalancer', extra: /^None/, note: /share localhost/, className: 'hostpath' },
  { name: 'minikube', web: 'LoadBalancer', extra: /minikube tunnel/, note: /minikube service/, className: 'standard' },
  {
    name: 'k3s',
    web: 'LoadBalancer',
    extra: /^None/,
    note: /ServiceLB \(Klipper\) and Traefik/,
    className: 'local-path',
  },
  { name: 'port-forward', web: 'ClusterIP', extra: /kubectl port-forward/, note: /every other environment/ },
]

describe.each(table)('000-23 $name', ({ name, web, extra, note, className }) => {
  const { targets, trees } = prepare(exampleConfig, { presets: [name] })
  const [target] = targets
  const objects = resolveFiles(trees, { values: target?.values as never, namespace: 'default', release: 'belajar' })
  const service = (of: string) =>
    objects.flatMap((file) => file.objects).find((each) => each.kind === 'Service' && each.metadata.name === of)

  test(`exposes the web Service as ${web}, and the database to the cluster only`, () => {
    expect(service('app-belajar')).toMatchObject({ spec: { type: web } })
    expect(service('db-belajar')).toMatchObject({ spec: { type: 'ClusterIP' } })
    expect(localized(facts(name).webService ?? '', 'en')).toContain(web)
  })

  test('says the extra steps and the notes', () => {
    expect(localized(facts(name).extraSteps ?? '', 'en')).toMatch(extra)
    expect((environment(name).notes ?? []).map((each) => localized(each, 'en')).join('\n')).toMatch(note)
  })

  test('knows the StorageClass of the cluster', () => {
    expect(target?.values.workloads.db).toMatchObject({
      storage: { mode: 'static', className: className ?? '' },
    })
  })
})

function ways(name: string, when: AccessWay['when']) {
  return (environment(name).access ?? []).filter((way) => way.when === when)
}
function commands(name: string, when: AccessWay['when']) {
  return ways(name, when).flatMap(({ steps }) => steps.flatMap(({ command }) => command ?? []))
}
function prose(name: string, when: AccessWay['when']) {
  return ways(name, when)
    .flatMap(({ steps, disadvantages = [] }) => [...steps.map(({ text }) => text), ...disadvantages])
    .map((text) => localized(text, 'en'))
    .join('\n')
}

test('000-25 kind: the cluster is made from the file, with Docker or with Podman', () => {
  expect(commands('kind', 'NodePort')).toEqual([
    'kind create cluster --config {clusterFile}',
    'KIND_EXPERIMENTAL_PROVIDER=podman kind create cluster --config {clusterFile}',
    'kubectl rollout status -n {namespace} deployment/{deployment}',
  ])
})

test('000-26 kind: the recommended way ends at the mapped port', () => {
  const [recommended, ...others] = waysFor(environment('kind'), { serviceType: 'NodePort', routeKind: 'none' })
  expect(recommended).toMatchObject({ when: 'NodePort', url: 'http://localhost:{hostPort}{path}' })
  expect(others.map(({ when }) => when)).toEqual(['always'])
})

test.each(Object.keys(builtInPresets).filter((name) => environment(name).family === 'environment'))(
  '000-27 %s: a port-forward to the Service always works',
  (name) => {
    expect(commands(name, 'always')).toEqual([
      'kubectl port-forward -n {namespace} service/{service} {localPort}:{port}',
    ])
    expect(ways(name, 'always')[0]?.url).toBe('http://localhost:{localPort}{path}')
  },
)

test('000-28 kind: a LoadBalancer needs cloud-provider-kind, in a terminal of its own', () => {
  expect(commands('kind', 'LoadBalancer').slice(0, 2)).toEqual([
    'go install sigs.k8s.io/cloud-provider-kind@latest',
    'cloud-provider-kind',
  ])
  expect(prose('kind', 'LoadBalancer')).toMatch(/separate terminal/)
  expect(facts('kind').loadBalancers).toBe(0)
})

test('000-29 docker-desktop: a LoadBalancer answers on localhost', () => {
  expect(commands('docker-desktop', 'LoadBalancer')).toContain('kubectl get service -n {namespace} {service}')
  expect(prose('docker-desktop', 'LoadBalancer')).toMatch(/EXTERNAL-IP says localhost/)
  expect(ways('docker-desktop', 'LoadBalancer')[0]?.url).toBe('http://localhost:{port}{path}')
})

test('000-30 docker-desktop: one LoadBalancer, and what to use for the others', () => {
  expect(facts('docker-desktop').loadBalancers).toBe(1)
  expect(prose('docker-desktop', 'LoadBalancer')).toMatch(/Only one LoadBalancer.*Pending/)
  expect(ways('docker-desktop', 'NodePort')).toHaveLength(1)
  expect(ways('docker-desktop', 'always')).toHaveLength(1)
})

test('000-31 minikube: the tunnel runs as root, in a terminal that stays open', () => {
  expect(commands('minikube', 'LoadBalancer')).toEqual([
    'minikube tunnel',
    'kubectl get service -n {namespace} {service}',
  ])
  expect(prose('minikube', 'LoadBalancer')).toMatch(/separate terminal and keep it running.*root/)
  expect(ways('minikube', 'LoadBalancer')[0]?.url).toBe('http://<EXTERNAL-IP>:{port}{path}')
})

test('000-32 minikube: a node port by `minikube service`', () => {
  expect(commands('minikube', 'NodePort')).toEqual([
    'minikube service -n {namespace} {service} --url',
    'minikube service -n {namespace} {service}',
  ])
})

test('000-33 k3s: ServiceLB gives the address of the node', () => {
  expect(prose('k3s', 'LoadBalancer')).toMatch(/ServiceLB \(Klipper\).*that of the node/)
  expect(ways('k3s', 'LoadBalancer')[0]?.url).toBe('http://<EXTERNAL-IP>:{port}{path}')
})

test('000-34 k3s: Traefik by its class and its entry point, as Ingress or as HTTPRoute', () => {
  expect(environment('k3s').kinds?.web?.route).toEqual({
    className: 'traefik',
    annotations: { 'traefik.ingress.kubernetes.io/router.entrypoints': 'web,websecure' },
    gateway: { name: 'traefik-gateway', namespace: 'kube-system' },
  })
  expect(waysFor(environment('k3s'), { serviceType: 'ClusterIP', routeKind: 'httpRoute' })[0]?.when).toBe('httpRoute')
})

test('000-36 k3s: the name leads to this machine, or to the node', () => {
  expect(commands('k3s', 'ingress')).toEqual([
    'echo "127.0.0.1 {host}" | sudo tee -a /etc/hosts',
    'echo "<node IP> {host}" | sudo tee -a /etc/hosts',
  ])
  expect(ways('k3s', 'ingress')[0]?.url).toBe('{scheme}://{host}{path}')
})

test('000-37 port-forward: three things for it, three against', () => {
  expect(ways('port-forward', 'always')[0]?.advantages).toHaveLength(3)
  expect(ways('port-forward', 'always')[0]?.disadvantages).toHaveLength(3)
})

test.each([
  ['kind', /components\.yaml/],
  ['docker-desktop', /components\.yaml/],
  ['minikube', /addons enable metrics-server/],
  ['k3s', /Bundled/],
  ['port-forward', /Depends on the cluster/],
])('000-50 %s: how metrics-server comes into the cluster', (name, text) => {
  expect(localized(facts(name).metricsServer ?? '', 'en')).toMatch(text)
})
