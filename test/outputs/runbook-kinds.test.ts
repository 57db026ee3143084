import { describe, expect, test } from 'vitest'
import type { Config } from '../../src/index.ts'
import { fences, page, section, warungKopi } from './pages-support.ts'

const { text } = page(warungKopi('en'))
const blocks = fences(text, 'bash')

describe('the runbook of warung-kopi', () => {
  test('shows what `kubectl get all` does not [001-36]', () => {
    const status = section(text, 'Status')
    expect(status).toContain('`kubectl get all` does not show all')
    const everything = status.match(/^kubectl get configmap,.*$/gm) ?? []
    expect(everything).toHaveLength(4)
    for (const line of everything) {
      for (const kind of ['configmap', 'networkpolicy', 'persistentvolumeclaim', 'serviceaccount', 'cronjob', 'job']) {
        expect(line).toMatch(new RegExp(`[ ,]${kind}[ ,]`))
      }
    }
    expect(status).toContain('kubectl get secret warung-kopi-credentials')
    expect(status).toContain('kubectl get daemonset,networkpolicy,pod,serviceaccount')
  })

  test('forwards the port of the Service to one that needs no root [001-36]', () => {
    const reach = section(text, 'kind: reach frontend')
    expect(reach).toContain('kubectl port-forward -n warung-kopi service/frontend 8080:80')
    expect(section(text, 'kind: reach backend')).toContain('service/backend 3000:3000')
  })

  test('opens the frontend first, and each at its own path [001-25]', () => {
    const headings = [...text.matchAll(/^#### k3s: reach (.*)$/gm)].map(([, name]) => name)
    expect(headings).toEqual(['frontend', 'backend'])
    expect(section(text, 'k3s: reach frontend')).toContain('Open `http://warung-kopi.example/`')
    expect(section(text, 'k3s: reach backend')).toContain('Open `http://warung-kopi.example/api`')
  })

  test('says where the certificate of a route comes from', () => {
    expect(section(text, 'production: prepare')).toContain('`warung-kopi-tls` holds the certificate')
  })

  test('names the namespace of the agent in every command on it', () => {
    const lines = blocks.flatMap((block) => block.split('\n'))
    const onAgent = lines.filter((line) => /(daemonset|networkpolicy|component=)[/ ]?(warung-kopi-)?metrics/.test(line))
    expect(onAgent.length).toBeGreaterThan(10)
    expect(onAgent.filter((line) => !/ -n warung-kopi(-staging)?-metrics/.test(line))).toEqual([])
  })

  test('removes what the file of the namespace holds beside it [001-36]', () => {
    const remove = section(text, 'staging: remove')
    expect(remove).toContain('kubectl delete namespace warung-kopi-staging-metrics')
    expect(remove).toContain('kubectl delete networkpolicy warung-kopi-default-deny -n warung-kopi-staging')
    expect(remove).not.toContain('kubectl delete namespace warung-kopi-staging\n')
    expect(remove).toContain('`warung-kopi-data` belongs to the whole cluster')
  })

  test('waits for a job under the name that it has on each target, and runs it again [001-20]', () => {
    const job = section(text, 'The job migration')
    expect(job.match(/^kubectl wait --for=condition=complete job\/warung-kopi-migration-[0-9a-f]{10} /gm)).toHaveLength(
      3,
    )
    expect(job).toMatch(/^kubectl delete job (\S+) --ignore-not-found\nkubectl apply -f \S+\/12-job\.yml$/m)
  })

  test('says when a schedule runs, runs it now, suspends it and resumes it [001-21]', () => {
    const schedule = section(text, 'The schedule backup')
    expect(schedule).toContain('`0 2 * * *`')
    expect(schedule).toContain('by the clock of `Asia/Jakarta`')
    expect(schedule).toContain('kubectl create job warung-kopi-backup-now --from=cronjob/warung-kopi-backup')
    expect(schedule).toContain(`-p '{"spec":{"suspend":true}}'`)
    expect(schedule).toContain(`-p '{"spec":{"suspend":false}}'`)
  })

  test('tries an edge that the policies allow and one that they refuse [001-26]', () => {
    const policies = section(text, 'Who may connect to whom')
    expect(policies).toContain('from a pod of `backend` to `warung-kopi-database`; it answers `open`')
    expect(policies).toContain('that no policy allows, from a pod of `frontend` to `warung-kopi-database`')
    expect(fences(policies, 'bash').filter((block) => block.includes('--profile=restricted'))).toHaveLength(2)
  })

  test('never scales what holds data, and says what a restart does to it', () => {
    expect(section(text, 'Never scale a database like this')).toContain('`statefulset/warung-kopi-cache`')
    expect(blocks.filter((block) => /scale \S*(cache|database)/.test(block))).toEqual([])
    expect(section(text, 'What a restart does to the data')).toContain('outlive a restart')
  })

  test('shows the log of the container beside the own one [001-16]', () => {
    expect(section(text, 'Details and logs')).toContain('kubectl logs deployment/backend -c reporter')
  })
})

describe('a shop with other settings', () => {
  const shop: Config = {
    name: 'shop',
    quota: { enabled: true, limits: { cpu: '8' } },
    limitRange: { enabled: true },
    storageClasses: { fast: { provisioner: 'ebs.csi.aws.com' } },
    workloads: {
      cache: { kind: 'redis' },
      shop: { kind: 'web', image: 'shop/shop:1.0.0', dependsOn: ['cache'] },
      update: { kind: 'job', image: 'shop/update:1.0.0', runs: 'helmHook' },
    },
    targets: { only: { presets: ['k3s'], namespace: 'shop' } },
  }
  const page2 = page(shop).text

  test('a cache without storage is lost with its pod', () => {
    expect(section(page2, 'What a restart does to the data')).toContain('a restart empties it')
    expect(section(page2, 'By hand')).not.toContain('shop-cache')
    expect(page2).not.toContain('Why the database is a StatefulSet')
  })

  test('a hook is gone when Helm is done', () => {
    expect(section(page2, 'The job update')).toContain('Helm runs it as a hook')
  })

  test('quota and limits are shown, and what belongs to the cluster [001-36]', () => {
    expect(section(page2, 'How much there may be')).toContain('kubectl describe resourcequota shop-quota -n shop')
    expect(section(page2, 'How much there may be')).toContain('kubectl describe limitrange shop-limits -n shop')
    expect(section(page2, 'What belongs to the whole cluster')).toContain('kubectl describe storageclass shop-fast')
  })
})
