import { describe, expect, test } from 'vitest'
import type { Config } from '../../src/index.ts'
import { fences, page, section } from './pages-support.ts'

const shop: Config = {
  name: 'shop',
  secrets: {
    api: {
      keys: ['TOKEN'],
      source: 'external',
      external: { store: 'vault', storeKind: 'SecretStore', path: 'shop/api' },
    },
    mail: { keys: ['MAIL_PASSWORD'], existingName: 'mail.team' },
  },
  workloads: {
    orders: { kind: 'postgres', storage: { mode: 'existing', existingClaim: 'orders-data' } },
    stock: { kind: 'postgres', storage: { mode: 'claim', className: 'fast' } },
    api: { kind: 'web', image: 'shop/api:1.0.0', dependsOn: ['orders', 'stock'], envFrom: [{ secret: 'api' }] },
    front: {
      kind: 'web',
      image: 'shop/front:1.0.0',
      dependsOn: ['api'],
      envFrom: [{ secret: 'mail' }],
      autoscaling: { enabled: true, minReplicas: 2, maxReplicas: 4, targetCPU: 60 },
      route: { kind: 'httpRoute', host: 'shop.example.com' },
    },
  },
}
const target = (presets: string[]): Config => ({ ...shop, targets: { only: { presets, namespace: 'shop' } } })
const { text } = page(target(['k3s', 'production']))

describe('one target in a namespace of its own', () => {
  test('has the namespace in every command, and no other target to choose [000-39]', () => {
    expect(text).not.toContain('set-context')
    expect(section(text, 'Status')).toContain('kubectl get pods -l app.kubernetes.io/instance=shop -o wide -n shop')
    expect(text).toContain('<details open>\n<summary>k3s + production')
  })

  test('reads a Secret of a store again [000-46]', () => {
    expect(section(text, 'only: prepare')).toContain('kubectl get secretstore vault -n shop')
    expect(section(text, 'only: files')).toContain('ExternalSecret `shop-api`')
    const command = 'kubectl annotate externalsecret shop-api force-sync="$(date +%s)" --overwrite -n shop'
    expect(section(text, 'A Secret')).toContain(command)
  })

  test('tells only the database whose password a Secret holds [000-46]', () => {
    const change = section(text, 'A Secret')
    expect(change.match(/ALTER ROLE/g)).toHaveLength(2)
    const mail = change.slice(change.indexOf('**`mail.team`**'), change.indexOf('**`shop-orders-password`**'))
    expect(mail).toContain('kubectl rollout restart deployment/shop-front -n shop')
    expect(mail).not.toContain('ALTER ROLE')
  })

  test('takes each storage mode as it is [000-19, 000-53]', () => {
    const why = section(text, 'Why the database is a StatefulSet')
    expect(why).toContain('The claim `orders-data` is yours')
    expect(why).toContain('The claim `shop-stock-data` is made before the StatefulSet, and a StorageClass')
    const remove = section(text, 'only: remove')
    expect(remove).toContain('`shop-stock-data` goes with the rest')
    expect(remove).not.toContain('orders-data`')
    expect(remove).toContain('kubectl delete secret mail.team -n shop')
  })

  test('asks each database from the part that uses it [000-43]', () => {
    const trouble = section(text, 'A database cannot be reached')
    for (const name of ['shop-orders', 'shop-stock']) {
      expect(trouble).toContain(`kubectl exec statefulset/${name} -n shop -- sh -c 'pg_isready -h 127.0.0.1 `)
      expect(trouble).toContain(`nc -zv -w 5 ${name} 5432`)
    }
    expect(trouble).not.toContain('inside a pod of shop-front')
  })

  test('leaves the number of pods to the autoscaler of the config [000-48, 000-50]', () => {
    expect(text).not.toContain('kubectl scale deployment shop-front')
    expect(section(text, 'By hand')).toContain('An autoscaler sets the number of pods, from 2 to 4')
    const scale = section(text, 'Autoscaler')
    expect(scale).toContain('2 to 4 pods at 60 % of `250m`')
    expect(scale).not.toContain('kubectl autoscale deployment shop-front')
  })

  test('shows each part that a person can open [000-34]', () => {
    expect(section(text, 'only: reach shop-front')).toContain('Open `http://shop.example.com/`')
    expect(section(text, 'only: reach shop-api')).toContain('Open `http://<EXTERNAL-IP>:8080/`')
  })

  test('warns that the namespace holds the data [000-52]', () => {
    expect(section(text, 'only: remove')).toContain('hold the namespace `shop` too')
  })
})

test('a sealed Secret is changed by sealing it again', () => {
  const config: Config = {
    name: 'site',
    secrets: { api: { keys: ['TOKEN'], source: 'sealed', sealed: { TOKEN: `Ag${'By3i4OJSWK'.repeat(40)}` } } },
    workloads: { web: { kind: 'web', image: 'site/web:1.0.0', envFrom: [{ secret: 'api' }] } },
    targets: { only: { presets: ['k3s', 'production'], namespace: 'site' } },
  }
  const { text } = page(config)
  expect(section(text, 'Secrets')).toContain('sealed in the config')
  expect(section(text, 'A Secret')).toContain('kubeseal --raw --namespace site --name site-api --from-file=/dev/stdin')
  expect(section(text, 'A Secret')).not.toContain('kubectl patch secret')
})

describe('an application without', () => {
  const siteConfig: Config = { name: 'site', workloads: { web: { kind: 'web', image: 'site/web:1.0.0' } } }
  const site = page(siteConfig).text
  const store = page({ name: 'store', workloads: { data: { kind: 'postgres' } } }).text

  test('a database says nothing of databases, claims and Secrets', () => {
    expect(site).not.toMatch(/the database|StatefulSet|persistentvolume|## Secrets|pg_/)
  })

  test('a web part says nothing of addresses, images and autoscalers', () => {
    expect(store).not.toMatch(/port-forward|### Autoscaler|### A new image|: reach|deployment/)
    expect(section(store, 'Clean up')).toContain('`postgres-storage-store-data-0` stays')
  })

  test('parts has a short page', () => {
    const { text } = page({ name: 'empty', workloads: {} })
    expect(text.split('\n').length).toBeLessThan(110)
    expect(text).not.toContain('## Scale')
  })

  test('an environment is reached by port-forward, and tested from inside [000-27, 000-51]', () => {
    expect(section(site, 'default: reach site-web')).toContain(
      'kubectl port-forward -n default service/site-web 8080:8080',
    )
    expect(section(site, 'See the load spread')).toContain('the network policies let no other pod in')
    const open: Config = { ...siteConfig, networkPolicies: { enabled: false } }
    const loop = fences(section(page(open).text, 'See the load spread'), 'bash').join('\n')
    expect(loop).toMatch(/kubectl debug .* --profile=restricted -- sh -c /)
    expect(loop).toContain('http://site-web:8080/')
  })
})

test('a TLS Secret makes the address https [000-34]', () => {
  const route = { kind: 'ingress' as const, host: 'site.example.com', tlsSecret: 'site-tls' }
  const config: Config = { name: 'site', workloads: { web: { kind: 'web', image: 'site/web:1.0.0', route } } }
  expect(page(config, { presets: ['k3s'] }).text).toContain('Open `https://site.example.com/`')
})

test('every folder of a static volume is made for its database [000-05]', () => {
  const prepare = section(
    page({ ...shop, workloads: { ...shop.workloads, orders: { kind: 'postgres' } } }, { presets: ['kind'] }).text,
    'kind: prepare',
  )
  expect(prepare).toContain('install -d -o 10001 -g 10001 /mnt/data/default-shop-orders')
})
