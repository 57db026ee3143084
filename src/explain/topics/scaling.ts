import type { Topic } from './topic.ts'

/** More pods: when they help, and when they harm. */
export const scaling: Topic = {
  title: { en: 'More pods', id: 'Menambah pod' },
  summary: {
    en: 'More pods help an application that keeps nothing to itself. They do not help a database, and may harm it.',
    id: 'Menambah pod membantu aplikasi yang tidak menyimpan apa-apa sendiri. Untuk basis data tidak membantu, malah bisa merusak.',
  },
  parts: [
    {
      title: { en: 'Before there are several', id: 'Sebelum menambah' },
      head: ['', { en: 'web application', id: 'aplikasi web' }, { en: 'database', id: 'basis data' }],
      rows: [
        [
          { en: 'safe to scale', id: 'aman ditambah' },
          { en: 'when it keeps nothing in memory or on disk', id: 'bila tidak menyimpan di memori atau disk' },
          { en: 'only with replication of its own', id: 'hanya dengan replikasinya sendiri' },
        ],
        [
          { en: 'sessions and data', id: 'sesi dan data' },
          { en: 'in Redis, in the database, or in a token', id: 'di Redis, basis data, atau token' },
          { en: 'on one primary that takes the writes', id: 'di satu primary yang menerima tulisan' },
        ],
        [
          { en: 'what to use', id: 'pakai apa' },
          { en: 'replicas, or autoscaling', id: 'replicas, atau autoscaling' },
          { en: 'an operator, Patroni, or a managed database', id: 'operator, Patroni, atau basis data terkelola' },
        ],
      ],
    },
    {
      title: { en: 'With an autoscaler', id: 'Dengan autoscaler' },
      points: [
        {
          en: 'It needs metrics-server, and a CPU request to measure the use against.',
          id: 'Ia butuh metrics-server, dan CPU request sebagai pembanding pemakaian.',
        },
        {
          en: 'It alone sets the number of pods: the files then say nothing of replicas.',
          id: 'Hanya ia yang menentukan jumlah pod: berkas tidak lagi menyebut replicas.',
        },
        {
          en: 'The Service spreads new connections over all pods that are ready; a connection that stays open stays with its pod.',
          id: 'Service membagi koneksi baru ke semua pod yang siap; koneksi yang tetap terbuka tetap di pod-nya.',
        },
      ],
    },
  ],
}
