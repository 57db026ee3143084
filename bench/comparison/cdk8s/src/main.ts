import { createHash } from 'node:crypto'
import { App as Cdk8s, Chart } from 'cdk8s'
import { k8s } from 'cdk8s-plus-33'
import { App } from './app.js'
import { Database } from './database.js'
import { commonLabels, hasNoNamespace } from './parts.js'
import { type Target, targets } from './targets.js'

const config = {
  POSTGRES_DB: 'belajar',
  POSTGRES_USER: 'belajar',
  SPRING_DATASOURCE_URL: 'jdbc:postgresql://db-belajar:5432/belajar',
}

class Belajar extends Chart {
  constructor(scope: Cdk8s, name: string, { namespace, createNamespace, database, app }: Target) {
    super(scope, name, { namespace })
    if (createNamespace) {
      const labels = { 'app.kubernetes.io/part-of': 'belajar' }
      hasNoNamespace(new k8s.KubeNamespace(this, 'namespace', { metadata: { name: namespace, labels } }))
    }
    new k8s.KubeConfigMap(this, 'config', { metadata: { name: 'belajar-config', labels: commonLabels }, data: config })
    const secret = database.password === undefined ? undefined : { POSTGRES_PASSWORD: database.password }
    if (secret) {
      const metadata = { name: 'belajar-secret', labels: commonLabels }
      new k8s.KubeSecret(this, 'secret', { metadata, type: 'Opaque', stringData: secret })
    }
    // The pods roll when their configuration changes.
    const checksums = {
      'checksum/config': checksum(config),
      ...(secret ? { 'checksum/secret': checksum(secret) } : {}),
    }
    new Database(this, database, checksums)
    new App(this, app, checksums)
  }
}

const cdk8s = new Cdk8s({ outdir: process.env.OUT_DIR ?? 'manifests' })
for (const [name, target] of Object.entries(targets)) new Belajar(cdk8s, name, target)
cdk8s.synth()

function checksum(data: object): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex')
}
