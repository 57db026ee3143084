import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Config } from '../../src/config/types.ts'
import { exampleConfig } from '../../src/generated/example.ts'
import { clusterFiles } from '../../src/outputs/clusters.ts'
import { prepare } from '../../src/prepare.ts'
import { example } from './pages-support.ts'

const overridden = (app: object, presets = ['kind']): Config => ({
  ...exampleConfig,
  targets: { local: { presets, overrides: { workloads: { app } } } },
})

test('000-24 the cluster file of kind leads to the node port of the target', () => {
  expect(clusterFiles(prepare(exampleConfig, {}))).toEqual({
    'clusters/kind.yaml': `kind: Cluster
apiVersion: kind.x-k8s.io/v1alpha4
nodes:
  - role: control-plane
    # Decided when the cluster is made: a change here needs a new cluster.
    extraPortMappings:
      - containerPort: 30001
        hostPort: 8080
        # Only this machine: 0.0.0.0 would open the application to everyone in the same network.
        listenAddress: "127.0.0.1"
        protocol: TCP
`,
  })
})

test('000-24 another node port changes the mapping with it', () => {
  const files = clusterFiles(prepare(overridden({ service: { nodePort: 31234 } }), {}))
  expect(parse(files['clusters/local.yaml'] as string).nodes[0].extraPortMappings).toEqual([
    { containerPort: 31234, hostPort: 8080, listenAddress: '127.0.0.1', protocol: 'TCP' },
  ])
})

test('a second node port gets the next port of the machine', () => {
  const two: Config = {
    ...exampleConfig,
    workloads: {
      ...exampleConfig.workloads,
      backoffice: { kind: 'web', image: 'belajar/backoffice:1', service: { nodePort: 30002 } },
    },
    targets: { local: { presets: ['kind'] } },
  }
  const [file] = Object.values(clusterFiles(prepare(two, {})))
  expect(parse(file as string).nodes[0].extraPortMappings).toMatchObject([
    { containerPort: 30001, hostPort: 8080 },
    { containerPort: 30002, hostPort: 8081 },
  ])
})

test('the port of the machine is that of the part that a person opens, whatever the keys are called', () => {
  const [file] = Object.values(clusterFiles(prepare(example('warung-kopi'), { targets: ['kind'] })))
  expect(parse(file as string).nodes[0].extraPortMappings).toMatchObject([{ containerPort: 30001, hostPort: 8080 }])
})

test('parts that others call come after it', () => {
  const web = (nodePort: number, dependsOn: readonly string[] = []) =>
    ({ kind: 'web', image: 'shop/part:1', service: { type: 'NodePort', nodePort }, dependsOn }) as const
  const workloads = { api: web(30010), front: web(30020, ['api']) }
  const [file] = Object.values(
    clusterFiles(prepare({ name: 'shop', workloads, targets: { k: { presets: ['kind'] } } }, {})),
  )
  expect(parse(file as string).nodes[0].extraPortMappings).toMatchObject([
    { containerPort: 30020, hostPort: 8080 },
    { containerPort: 30010, hostPort: 8081 },
  ])
})

test.each([
  ['no node port', overridden({ service: { type: 'LoadBalancer' } })],
  ['a node port that the cluster chooses', overridden({ service: { nodePort: 0 } })],
  ['an environment whose cluster is made without a file', overridden({ service: { type: 'NodePort' } }, ['k3s'])],
])('no file for %s', (_, config) => {
  expect(clusterFiles(prepare(config, {}))).toEqual({})
})
