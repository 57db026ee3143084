/** Renders one config of so many workloads for so many targets, all three outputs: workloads.mjs <library> <workloads> <targets>. */
const [library, workloads, targets] = process.argv.slice(2)
const { render } = await import(library)
const presets = [['k3s'], ['kind'], ['minikube'], ['k3s', 'staging'], ['k3s', 'production']]
const config = {
  name: 'shop',
  workloads: Object.fromEntries(
    Array.from({ length: Number(workloads) }, (_, index) => [`app${index + 1}`, workload(index)]),
  ),
  targets: Object.fromEntries(presets.slice(0, Number(targets)).map((names) => [names.join('-'), { presets: names }])),
}
const { files } = render(config, { formats: ['helm', 'kustomize', 'manifests'] })
let bytes = 0
for (const content of Object.values(files)) bytes += content.length
if (!(bytes > 0)) throw new Error('nothing was rendered')

function workload(index) {
  return {
    kind: 'web',
    image: `example/app${index + 1}:1.${index}.0`,
    port: 8080,
    env: { LOG_LEVEL: 'info', NUMBER: String(index + 1) },
    probes: { readiness: { path: '/ready' } },
  }
}
