import type { Permission } from '../../../src/config/common-types.ts'
import { shop } from '../situation.ts'
import type { Trip } from './trip.ts'

function broadPermissions(): readonly Trip[] {
  const may = (...permissions: Permission[]) => shop({ permissions })
  return [
    {
      code: 'broad-permissions',
      config: may({ resources: ['configmaps'], verbs: ['get'] }, { resources: ['secrets'], verbs: ['list'] }),
      said: {
        message: 'pod milik app boleh berbuat lebih dari yang tampak (list: secrets)',
        reason: 'semua Secret di namespace terbaca, termasuk kata sandi workload lain',
        remedy: 'sebut di workloads.app.permissions.1.names objek yang diperlukannya',
      },
    },
    {
      code: 'broad-permissions',
      config: may({ resources: ['pods/exec'], verbs: ['create'] }),
      said: {
        message: 'pod milik app boleh berbuat lebih dari yang tampak (create: pods/exec)',
        reason: 'perintah bisa dijalankan di setiap pod di namespace, termasuk basis data',
        remedy:
          'hapus yang tidak diperlukannya; bila memang perlu, beri namespace sendiri dan izinkan temuan ini disertai alasannya',
      },
    },
    {
      code: 'broad-permissions',
      config: may({ groups: ['rbac.authorization.k8s.io'], resources: ['rolebindings'], verbs: ['patch'] }),
      said: {
        message: 'pod milik app boleh berbuat lebih dari yang tampak (patch: rolebindings)',
        reason: 'siapa boleh apa bisa diubah, termasuk haknya sendiri',
        remedy:
          'hapus yang tidak diperlukannya; bila memang perlu, beri namespace sendiri dan izinkan temuan ini disertai alasannya',
      },
    },
    {
      code: 'broad-permissions',
      config: may({ groups: ['batch'], resources: ['jobs'], verbs: ['create'] }),
      said: {
        message: 'pod milik app boleh berbuat lebih dari yang tampak (create: jobs)',
        reason:
          'yang bisa membuat pod bisa menjalankannya sebagai service account mana pun dan memasang Secret mana pun di namespace itu',
        remedy:
          'hapus yang tidak diperlukannya; bila memang perlu, beri namespace sendiri dan izinkan temuan ini disertai alasannya',
      },
    },
    {
      code: 'broad-permissions',
      config: may({ resources: ['serviceaccounts/token'], verbs: ['create'] }),
      said: {
        message: 'pod milik app boleh berbuat lebih dari yang tampak (create: serviceaccounts/token)',
        reason: 'token dari service account mana pun di namespace bisa dibuat',
        remedy: 'sebut di workloads.app.permissions.0.names objek yang diperlukannya',
      },
    },
  ]
}

function privilegedNamespace(): readonly Trip[] {
  const agent = (podSecurity: 'privileged' | 'baseline') =>
    ({
      kind: 'daemon',
      image: 'shop/agent:1.0.0',
      ownNamespace: { podSecurity, reason: 'node-exporter.' },
    }) as const
  const unguarded = shop({}, {}, { workloads: { agent: agent('privileged') } })
  return [
    {
      code: 'privileged-namespace',
      config: unguarded,
      situation: { tier: {} },
      said: {
        message: 'namespace milik agent tidak membatasi apa-apa (privileged): node-exporter.',
        reason: 'siapa pun yang boleh membuat pod di sana menguasai node',
        remedy:
          'batasi hak membuat pod di sana sesedikit mungkin, atau ubah workloads.agent.ownNamespace.podSecurity menjadi baseline bila cukup',
      },
    },
  ]
}

function secretManifest(): readonly Trip[] {
  const secret = (content: object) => ({
    manifests: { login: { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'login' }, ...content } },
  })
  return [
    {
      code: 'secret-manifest',
      config: shop({}, {}, secret({ stringData: { user: 'kopi' } })),
      said: {
        message: 'manifests.login adalah Secret yang isinya ada di config',
        reason: 'isinya terbaca di git, di setiap berkas yang dihasilkan, dan di setiap rilis; base64 bukan enkripsi',
        remedy: 'hapus, lalu sebut kuncinya di bawah secrets, dengan source existing atau external',
      },
    },
  ]
}

function weakenedPod(): readonly Trip[] {
  const patched = (template: object) =>
    shop(
      {},
      {},
      {
        patches: { loose: { kind: 'Deployment', name: 'shop-app', merge: { spec: { template: { spec: template } } } } },
      },
    )
  const secured = (securityContext: object) => patched({ containers: [{ name: 'app', securityContext }] })
  return [
    {
      code: 'weakened-pod',
      config: secured({ privileged: true }),
      said: {
        message: 'patches.loose berisi privileged: true',
        reason: 'yang menguasai pod itu menguasai node-nya, beserta semua pod di sana',
        remedy:
          'hapus; bila sebuah program memerlukannya, beri workload-nya ownNamespace disertai alasan, dan izinkan temuan ini',
      },
    },
    {
      code: 'weakened-pod',
      config: patched({ hostNetwork: true }),
      said: {
        message: 'patches.loose berisi hostNetwork: true',
        reason: 'pod itu melihat dan mencapai yang hanya milik node: proses, lalu lintas, dan layanan mesinnya',
        remedy:
          'hapus; bila sebuah program memerlukannya, beri workload-nya ownNamespace disertai alasan, dan izinkan temuan ini',
      },
    },
    {
      code: 'weakened-pod',
      config: secured({ runAsUser: 0 }),
      said: {
        message: 'patches.loose berisi runAsUser: 0',
        reason: 'celah di programnya menjadi celah sebagai root, selangkah dari node',
        remedy:
          'hapus; bila sebuah program memerlukannya, beri workload-nya ownNamespace disertai alasan, dan izinkan temuan ini',
      },
    },
  ]
}

export const rightsTrips: readonly Trip[] = [
  ...broadPermissions(),
  ...privilegedNamespace(),
  ...secretManifest(),
  ...weakenedPod(),
]
