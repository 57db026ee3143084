import { podDns, serviceDns } from '../dns.ts'
import type { Topic } from './topic.ts'

/** Regular and headless Services, their names, and when one pod is reached by its own. */
export const service: Topic = {
  title: { en: 'Headless and regular Service', id: 'Headless Service dan Service biasa' },
  summary: {
    en: 'Applications connect to the regular Service. The headless one gives the pods of a StatefulSet their names.',
    id: 'Aplikasi terhubung ke Service biasa. Headless Service memberi nama kepada pod-pod StatefulSet.',
  },
  parts: [
    {
      title: { en: 'Side by side', id: 'Perbandingan' },
      head: ['', { en: 'headless Service', id: 'headless Service' }, { en: 'regular Service', id: 'Service biasa' }],
      rows: [
        ['clusterIP', 'None', { en: 'an address that stays', id: 'alamat yang tetap' }],
        [
          { en: 'load balancing', id: 'pembagian beban' },
          { en: 'none: the client chooses a pod', id: 'tidak ada: klien memilih pod' },
          { en: 'over all pods that are ready', id: 'ke semua pod yang siap' },
        ],
        [
          { en: 'what the DNS answers', id: 'jawaban DNS' },
          { en: 'the addresses of all pods', id: 'alamat semua pod' },
          { en: 'the one address of the Service', id: 'satu alamat milik Service' },
        ],
        [{ en: 'name to connect to', id: 'nama untuk terhubung' }, '<pod>.<service>', '<service>'],
        [
          { en: 'who uses it', id: 'pemakai' },
          { en: 'the StatefulSet, and peers of a cluster', id: 'StatefulSet dan sesama anggota klaster' },
          { en: 'every client', id: 'semua klien' },
        ],
      ],
    },
    {
      title: { en: 'Names in the DNS', id: 'Nama di DNS' },
      points: [
        serviceDns({ service: '<service>', namespace: '<namespace>' }),
        podDns({ statefulSet: '<statefulset>', service: '<headless service>', namespace: '<namespace>' }),
        {
          en: 'Within its namespace the first word is enough: db-belajar. Another cluster may have another domain than cluster.local.',
          id: 'Di dalam namespace-nya, kata pertama sudah cukup: db-belajar. Klaster lain bisa memakai domain selain cluster.local.',
        },
      ],
    },
    {
      title: { en: 'When to reach one certain pod', id: 'Kapan mengakses satu pod tertentu' },
      points: [
        {
          en: 'To write to the primary of a replicated database and read from the others: splitting reads and writes.',
          id: 'Untuk menulis ke primary basis data yang direplikasi dan membaca dari yang lain: pemisahan baca dan tulis.',
        },
        {
          en: 'For members of a distributed system that look for each other: peer discovery.',
          id: 'Untuk anggota sistem terdistribusi yang saling mencari: penemuan sesama.',
        },
        {
          en: 'To look at one pod while hunting a fault.',
          id: 'Untuk memeriksa satu pod saat mencari kesalahan.',
        },
        {
          en: 'Otherwise not: an application that knows one pod by name stands still while this one restarts.',
          id: 'Selain itu jangan: aplikasi yang bergantung pada satu pod ikut berhenti saat pod itu dimulai ulang.',
        },
      ],
    },
  ],
}
