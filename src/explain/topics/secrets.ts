import type { Topic } from './topic.ts'

/** ConfigMap and Secret, and where the values of a Secret come from. */
export const secrets: Topic = {
  title: { en: 'ConfigMaps and Secrets', id: 'ConfigMap dan Secret' },
  summary: {
    en: 'A ConfigMap is for everybody to read. A Secret is only encoded, not encrypted: what protects it is who may read it.',
    id: 'ConfigMap boleh dibaca siapa saja. Secret hanya di-encode, bukan dienkripsi: pelindungnya adalah siapa yang boleh membaca.',
  },
  parts: [
    {
      title: { en: 'Side by side', id: 'Perbandingan' },
      head: ['', 'ConfigMap', 'Secret'],
      rows: [
        [
          { en: 'holds', id: 'isinya' },
          { en: 'names, addresses, switches', id: 'nama, alamat, sakelar' },
          { en: 'passwords, tokens, keys', id: 'kata sandi, token, kunci' },
        ],
        [
          { en: 'in the object', id: 'di dalam objek' },
          { en: 'plain text', id: 'teks biasa' },
          { en: 'base64, which anyone can turn back', id: 'base64, yang bisa dibalik siapa pun' },
        ],
        [
          { en: 'in git', id: 'di git' },
          { en: 'yes', id: 'ya' },
          { en: 'never', id: 'jangan' },
        ],
      ],
    },
    {
      title: { en: 'Where its values come from: secrets.<key>.source', id: 'Asal nilainya: secrets.<key>.source' },
      head: ['source', { en: 'the values are', id: 'nilainya' }, { en: 'good for', id: 'cocok untuk' }],
      rows: [
        [
          'existing',
          { en: 'in a Secret that you make', id: 'di Secret yang Anda buat' },
          { en: 'any cluster', id: 'klaster mana pun' },
        ],
        [
          'external',
          {
            en: 'in a store such as Vault, read by External Secrets',
            id: 'di penyimpanan seperti Vault, dibaca External Secrets',
          },
          { en: 'production', id: 'produksi' },
        ],
        [
          'sealed',
          { en: 'encrypted in git, opened by Sealed Secrets', id: 'terenkripsi di git, dibuka oleh Sealed Secrets' },
          { en: 'production, kept in git', id: 'produksi, disimpan di git' },
        ],
        [
          'development',
          { en: 'a literal in the config', id: 'tertulis di config' },
          { en: 'your own machine, nowhere else', id: 'mesin sendiri, tidak di tempat lain' },
        ],
      ],
    },
    {
      title: { en: 'In production', id: 'Di produksi' },
      points: [
        {
          en: 'Have the cluster encrypt Secrets at rest (the topic encryption), and let few people and few pods read them (RBAC).',
          id: 'Aktifkan enkripsi Secret di klaster (topik encryption), dan batasi orang serta pod yang boleh membacanya (RBAC).',
        },
        {
          en: 'Change them from time to time; pods that take them as variables have to be restarted then.',
          id: 'Ganti secara berkala; pod yang memakainya sebagai variabel harus dimulai ulang setelahnya.',
        },
      ],
    },
  ],
}
