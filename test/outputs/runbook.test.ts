import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { anchor } from '../../src/outputs/pages/text.ts'
import { belajar, fences, page, section, warungKopi } from './pages-support.ts'

const examples = { belajar, 'warung-kopi': warungKopi }
const pages = Object.entries(examples).flatMap(([name, of]) =>
  (['en', 'id'] as const).map((locale) => ({ name, locale, text: page(of(locale)).text })),
)
const golden = (name: string, locale: string) => join(import.meta.dirname, '..', 'golden', name, `README.${locale}.md`)
const { text: english, files } = page(belajar('en'))

describe.each(pages)('the page of $name in $locale', ({ name, locale, text }) => {
  test('is this text', async () => {
    await expect(text).toMatchFileSnapshot(golden(name, locale))
  })

  test('has no heading twice, and every link leads to one', () => {
    const lines = text.split('\n').filter((line) => /^#+ /.test(line))
    const anchors = lines.map((line) => anchor(line.replace(/^#+ /, '')))
    expect(new Set(anchors).size).toBe(anchors.length)
    const links = [...text.matchAll(/\]\(#([^)]*)\)/g)].map(([, link]) => link)
    expect(links.filter((link) => !anchors.includes(link as string))).toEqual([])
  })

  test('has no empty section', () => {
    const bare = text.replace(/^<\/?(details|summary).*$/gm, '').replace(/\n{2,}/g, '\n')
    expect(bare).not.toMatch(/^(#+) [^\n]*\n(?=#{1,2} |$(?![\s\S]))/m)
    expect(bare).not.toMatch(/^(#{3,}) [^\n]*\n\1 /m)
  })

  test('never holds a password', () => {
    expect(text).not.toMatch(/(belajar|kopi)-development/)
  })
})

describe('installing', () => {
  const kind = section(english, 'kind: install')

  test('names three ways, and the files one by one in their order [000-01]', () => {
    expect(kind).toContain('helm install belajar deploy/chart -f deploy/chart/values-kind.yaml -n default')
    expect(kind).toContain('kubectl apply -k deploy/kustomize/overlays/kind\n')
    expect(kind).toContain('kubectl apply -f deploy/manifests/kind/\n')
    const applied = [...kind.matchAll(/kubectl apply -f deploy\/(manifests\/kind\/\S+\.yml)/g)].map(([, file]) => file)
    expect(applied).toEqual(Object.keys(files).filter((file) => file.startsWith('manifests/kind/')))
    expect(applied.slice(0, 2)).toEqual(['manifests/kind/00-namespace.yml', 'manifests/kind/01-configmap.yml'])
    expect(applied.at(-1)).toBe('manifests/kind/06-webapp.yml')
  })

  test('makes the namespace where it is not the default one', () => {
    expect(section(english, 'production: install')).toContain('values-production.yaml -n belajar --create-namespace')
  })

  test('makes an existing Secret by hand with placeholders [000-04, 000-46]', () => {
    const prepare = fences(section(english, 'production: prepare'), 'bash')
    expect(prepare).toEqual([
      'kubectl create namespace belajar',
      "kubectl create secret generic belajar-secret --from-literal=POSTGRES_PASSWORD='<POSTGRES_PASSWORD>' -n belajar",
    ])
    expect(section(english, 'Secrets')).toContain('not encryption')
  })

  test('explains the two storage modes of the targets [000-19, 000-20, 000-21]', () => {
    const why = section(english, 'Why the database is a StatefulSet')
    expect(why).toMatch(/port-forward\*\*: The claim `postgres-pvc` and the volume `postgres-pv`/)
    expect(why).toMatch(/production, staging\*\*: The StatefulSet makes a claim .*`postgres-storage-db-belajar-0`/)
    expect(why).toContain('`/var/lib/postgresql/data/pgdata`')
  })
})

describe('reaching the application', () => {
  const reach = (target: string) => section(english, `${target}: reach app-belajar`)

  test('kind: the cluster from its file, with Docker or Podman, and the mapped port [000-24, 000-25, 000-26]', () => {
    const prepare = section(english, 'kind: prepare')
    expect(prepare).toContain('\n  kind create cluster --config deploy/clusters/kind.yaml\n')
    expect(prepare).toContain(
      'KIND_EXPERIMENTAL_PROVIDER=podman kind create cluster --config deploy/clusters/kind.yaml',
    )
    expect(reach('kind')).toContain('Open `http://localhost:8080/api/product`')
  })

  test('kind: port-forward and cloud-provider-kind as other ways [000-27, 000-28]', () => {
    expect(reach('kind')).toContain('kubectl port-forward -n default service/app-belajar 8080:8080')
    expect(reach('kind')).toContain('with `workloads.app.service.type: LoadBalancer`')
    expect(reach('kind')).toContain('go install sigs.k8s.io/cloud-provider-kind@latest')
  })

  test('docker-desktop: the LoadBalancer on localhost, and that there is one of them [000-29, 000-30]', () => {
    expect(reach('docker-desktop')).toContain('Open `http://localhost:8080/api/product`')
    expect(reach('docker-desktop')).toContain('kubectl get service -n default app-belajar')
    expect(reach('docker-desktop')).toMatch(/Count on one/)
    expect(reach('docker-desktop')).toMatch(/NodePort or port-forward for the others/)
  })

  test('minikube: the tunnel with root, or minikube service [000-31, 000-32]', () => {
    expect(reach('minikube')).toMatch(/separate terminal.*root/)
    expect(reach('minikube')).toContain('\n  minikube tunnel\n')
    expect(reach('minikube')).toContain('Open `http://<EXTERNAL-IP>:8080/api/product`')
    expect(reach('minikube')).toContain('minikube service -n default app-belajar --url')
  })

  test('k3s: ServiceLB, or Traefik with a name in /etc/hosts [000-33, 000-34, 000-36]', () => {
    expect(reach('k3s')).toContain('ServiceLB (Klipper)')
    expect(reach('k3s')).toContain('Open `http://<EXTERNAL-IP>:8080/api/product`')
    expect(reach('k3s-ingress')).toContain('echo "127.0.0.1 belajar.local" | sudo tee -a /etc/hosts')
    expect(reach('k3s-ingress')).toContain('Open `http://belajar.local/api/product`')
    expect(section(english, 'Target k3s-ingress')).toContain('Ingress `app-belajar-ingress`')
  })

  test('an Ingress leads to a ClusterIP Service [000-35]', () => {
    const [diagram = ''] = fences(english, 'mermaid').filter((lines) => lines.includes('app-belajar-ingress'))
    expect(diagram).toContain('Service app-belajar<br/>ClusterIP, port 8080')
  })

  test('port-forward: what speaks for it and against it [000-37]', () => {
    expect(reach('port-forward')).toMatch(/Good: .*Less good: /s)
  })

  test('an HTTPRoute asks for the name of a Gateway where the environment brings none', () => {
    const setting = '`workloads.app.route.gateway.name: <name of the Gateway>`'
    expect(reach('port-forward')).toContain(`\`workloads.app.route.host: belajar.local\`, ${setting})`)
    expect(reach('k3s')).toContain('`workloads.app.route.host: belajar.local`)')
    expect(reach('k3s')).not.toContain('gateway.name')
  })
})

describe('the commands for every day', () => {
  test('show status with the real names [000-39]', () => {
    const status = section(english, 'Status')
    expect(status).toContain('kubectl get service db-belajar-headless db-belajar app-belajar')
    for (const name of ['configmap belajar-config', 'secret belajar-secret', 'persistentvolumeclaim postgres-pvc']) {
      expect(status).toContain(`kubectl get ${name}`)
    }
    expect(status).toContain('kubectl get persistentvolume postgres-pv')
    expect(section(english, 'Look')).toContain('kubectl config set-context --current --namespace=belajar-staging')
  })

  test('show logs [000-40]', () => {
    const logs = section(english, 'Details and logs')
    for (const name of ['statefulset/db-belajar', 'deployment/app-belajar']) {
      expect(logs).toContain(`kubectl logs ${name}\n`)
      expect(logs).toContain(`kubectl logs -f ${name}\n`)
    }
  })

  test('decode a Secret [000-41]', () => {
    const decode = "kubectl get secret belajar-secret -o jsonpath='{.data.POSTGRES_PASSWORD}' | base64 -d"
    expect(section(english, 'Secret')).toContain(decode)
    expect(section(english, 'ConfigMap')).toContain('kubectl get configmap belajar-config -o yaml')
  })

  test('find out why a pod does not start [000-42]', () => {
    const trouble = section(english, 'A pod does not start')
    expect(trouble).toContain('kubectl describe pod/db-belajar-0')
    expect(trouble).toContain('kubectl logs pod/db-belajar-0 --all-containers --previous')
    expect(trouble).toContain('kubectl logs "$POD" --all-containers --previous')
  })

  test('ask the port of a database and never ping [000-43]', () => {
    const trouble = section(english, 'A database cannot be reached')
    expect(trouble).toContain(
      'kubectl exec statefulset/db-belajar -- sh -c \'pg_isready -h 127.0.0.1 -U "$POSTGRES_USER" -d "$POSTGRES_DB"\'',
    )
    expect(trouble).toMatch(/kubectl debug .* --target=app .* -- nc -zv -w 5 db-belajar 5432/)
    expect(fences(english, 'bash').filter((block) => /\bping\b/.test(block))).toEqual([])
  })

  test('tell the four causes of a pending claim apart [000-44]', () => {
    const trouble = section(english, 'A claim stays Pending')
    expect(trouble.match(/^\| (?!Cause|---)/gm)).toHaveLength(4)
    for (const key of ['storage.className', 'claimRef', 'storage.accessMode', 'storage.size']) {
      expect(trouble).toContain(key)
    }
    expect(section(english, 'Warnings that are expected')).toContain('SessionAffinity')
  })

  test('change a ConfigMap and restart who reads it [000-45]', () => {
    const change = section(english, 'Configuration')
    expect(change).toContain('checksum')
    expect(change).toContain('kubectl rollout restart statefulset/db-belajar deployment/app-belajar')
  })

  test('say how Helm 4 overwrites what was changed by hand', () => {
    expect(section(english, 'Change')).toContain('with `--force-conflicts` at the end of its command the files win')
  })

  test('change a password in the database first [000-46]', () => {
    const change = section(english, 'A Secret')
    const order = [
      'only once',
      'ALTER ROLE CURRENT_USER',
      'kubectl patch secret belajar-secret',
      'kubectl rollout restart',
    ]
    const places = order.map((words) => change.indexOf(words))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
  })

  test('change an image of the real container and go back [000-47]', () => {
    const change = section(english, 'A new image, and back')
    expect(change).toContain("kubectl set image deployment/app-belajar 'app=endymuhardin/belajar-container:<new tag>'")
    expect(change).toContain('kubectl rollout status deployment/app-belajar')
    expect(change).toContain('kubectl rollout undo deployment/app-belajar')
    expect(change).toContain("kubectl rollout undo deployment/app-belajar --to-revision='<revision>'")
    expect(change).toContain('\nhelm rollback belajar\n')
  })

  test('scale by hand, and never a database [000-48, 000-49]', () => {
    const scale = section(english, 'By hand')
    for (const number of [1, 2, 3, 5])
      expect(scale).toContain(`kubectl scale deployment app-belajar --replicas=${number}`)
    expect(scale).toContain('what git says wins')
    expect(section(english, 'Never scale a database like this')).toContain('`statefulset/db-belajar`')
    expect(fences(english, 'bash').filter((block) => /scale statefulset/.test(block))).toEqual([])
  })

  test('autoscale by CPU, with metrics-server of each environment [000-50]', () => {
    const scale = section(english, 'Autoscaler')
    expect(scale).toContain('kubectl autoscale deployment app-belajar --cpu=50% --min=1 --max=5')
    expect(scale).not.toContain('--cpu-percent')
    expect(scale).toContain('**minikube**: An addon')
    expect(scale).toContain('autoscaling: { enabled: true, minReplicas: 3, maxReplicas: 6, targetCPU: 70 }')
  })

  test('see the load spread on the address of the target [000-51]', () => {
    const spread = section(english, 'See the load spread')
    expect(spread).toContain('kubectl get endpointslices -l kubernetes.io/service-name=app-belajar')
    expect(spread).toMatch(/\*\*docker-desktop, kind\*\*[\s\S]*?http:\/\/localhost:8080\/api\/product/)
    expect(spread).toContain('"http://$ADDRESS:8080/api/product"')
    expect(spread).toContain('http://belajar.local/api/product')
    expect(english).not.toContain('10001/')
  })

  test('remove in the reverse order, and at once [000-52]', () => {
    const remove = section(english, 'kind: remove')
    const deleted = [...remove.matchAll(/kubectl delete -f deploy\/(manifests\/kind\/\S+\.yml)/g)].map(
      ([, file]) => file,
    )
    expect(deleted).toEqual(
      Object.keys(files)
        .filter((file) => file.startsWith('manifests/kind/'))
        .reverse(),
    )
    for (const way of [
      'helm uninstall belajar',
      'kubectl delete -k deploy/',
      'kubectl delete -f deploy/manifests/kind/\n',
    ]) {
      expect(remove).toContain(way)
    }
    expect(section(english, 'production: remove')).not.toContain(
      'delete -f deploy/manifests/production/00-namespace.yml',
    )
  })

  test('say who leaves the namespace alone', () => {
    expect(section(english, 'production: remove')).toContain('Helm and deleting file by file leave it alone.')
  })

  test('say which claims stay [000-53]', () => {
    const command = 'kubectl delete persistentvolumeclaim postgres-storage-db-belajar-0 -n belajar'
    expect(section(english, 'production: remove')).toContain(command)
    expect(section(english, 'Clean up')).toContain('storage.retention.whenDeleted: Delete')
  })
})
