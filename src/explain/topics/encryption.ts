import type { Topic } from './topic.ts'

/** What an API server reads that has to encrypt Secrets; $KEY is made on the control plane and goes nowhere else. */
const CONFIGURATION = `cat > encryption.yaml <<END
apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
  - resources:
      - secrets
    providers:
      - secretbox:
          keys:
            - name: key1
              secret: $KEY
      - identity: {}
END`

/** How a cluster encrypts Secrets where it stores them. */
export const encryption: Topic = {
  title: { en: 'Encryption at rest', id: 'Enkripsi data tersimpan' },
  summary: {
    en: 'Without it, whoever reads the disk or a backup of etcd reads every Secret. It is a setting of the cluster, not of an application.',
    id: 'Tanpa ini, siapa pun yang membaca disk atau cadangan etcd bisa membaca semua Secret. Ini setelan klaster, bukan aplikasi.',
  },
  parts: [
    {
      title: { en: 'Where it is switched on', id: 'Cara mengaktifkannya' },
      head: [
        { en: 'cluster', id: 'klaster' },
        { en: 'how', id: 'caranya' },
      ],
      rows: [
        ['k3s', 'k3s server --secrets-encryption'],
        ['Amazon EKS', 'aws eks associate-encryption-config'],
        ['GKE, AKS', { en: 'always on; a key of your own on request', id: 'selalu aktif; kunci sendiri bila diminta' }],
        [
          { en: 'your own API server', id: 'API server sendiri' },
          {
            en: '--encryption-provider-config, with the file below',
            id: '--encryption-provider-config, dengan berkas di bawah',
          },
        ],
      ],
    },
    {
      title: { en: 'The file of your own API server', id: 'Berkas untuk API server sendiri' },
      commands: ['KEY=$(head -c 32 /dev/urandom | base64)', CONFIGURATION],
    },
    {
      title: { en: 'Then', id: 'Setelah itu' },
      points: [
        {
          en: 'Start the API server anew with --encryption-provider-config=encryption.yaml; only Secrets written from then on are encrypted.',
          id: 'Jalankan ulang API server dengan --encryption-provider-config=encryption.yaml; hanya Secret yang ditulis setelah itu yang terenkripsi.',
        },
        {
          en: 'Write the others once more, so that they are encrypted too, with the command below.',
          id: 'Tulis ulang Secret lainnya supaya ikut terenkripsi, dengan perintah di bawah.',
        },
        {
          en: 'To change the key, put the new one first in the list, write all Secrets once more, then remove the old one.',
          id: 'Untuk mengganti kunci, taruh kunci baru di urutan pertama, tulis ulang semua Secret, lalu hapus kunci lama.',
        },
      ],
    },
    {
      title: { en: 'Write all Secrets once more', id: 'Menulis ulang semua Secret' },
      commands: ['kubectl get secrets --all-namespaces -o json | kubectl replace -f -'],
    },
  ],
}
