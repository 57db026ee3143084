import type { Locale } from '../../localized.ts'

/** The sentences of a chart's notes; what they are given is template text already. */
export interface NotesWords {
  readonly installed: (release: string, chart: string, namespace: string) => string
  readonly ownNamespace: (name: string) => string
  readonly job: (name: string) => string
  readonly hook: (name: string) => string
  readonly schedule: (name: string) => string
  readonly secret: (name: string) => string
  readonly namespace: string
  readonly test: string
  readonly prepare: (database: string) => string
  readonly access: (service: string, environment: string) => string
  readonly anyCluster: string
  readonly autoscaling: string
  readonly goodToKnow: string
}

/** In every language. */
export const notesWords: Readonly<Record<Locale, NotesWords>> = {
  en: {
    installed: (release, chart, namespace) =>
      `The release ${release} of the chart ${chart} is in the namespace ${namespace}. Its pods:`,
    ownNamespace: (name) => `${name} has a namespace of its own:`,
    job: (name) => `The Job ${name} runs once; wait for it and read what it said:`,
    hook: (name) => `The Job ${name} is a hook: Helm has waited for it, and removed it if it has succeeded.`,
    schedule: (name) => `${name} runs by the clock. To run it now:`,
    secret: (name) => `The pods wait for the Secret ${name}, which this chart does not make. If it is not there yet:`,
    namespace: 'The chart cannot make its own namespace; if `--create-namespace` made it, give it its labels:',
    test: 'Check that everything answers:',
    prepare: (database) => `Before ${database} can start, its folder has to be on the node:`,
    access: (service, environment) => `How to reach ${service} (${environment}):`,
    anyCluster: 'any cluster',
    autoscaling: 'The autoscaler needs metrics-server:',
    goodToKnow: 'Good to know:',
  },
  id: {
    installed: (release, chart, namespace) =>
      `Rilis ${release} dari chart ${chart} ada di namespace ${namespace}. Pod-nya:`,
    ownNamespace: (name) => `${name} punya namespace sendiri:`,
    job: (name) => `Job ${name} berjalan sekali; tunggu sampai selesai dan baca lognya:`,
    hook: (name) => `Job ${name} adalah hook: Helm sudah menunggunya, dan menghapusnya bila berhasil.`,
    schedule: (name) => `${name} berjalan menurut jadwal. Untuk menjalankannya sekarang:`,
    secret: (name) => `Pod menunggu Secret ${name}, yang tidak dibuat oleh chart ini. Bila belum ada:`,
    namespace: 'Chart tidak bisa membuat namespace-nya sendiri; bila dibuat oleh `--create-namespace`, beri labelnya:',
    test: 'Periksa apakah semuanya menjawab:',
    prepare: (database) => `Sebelum ${database} bisa berjalan, foldernya harus ada di node:`,
    access: (service, environment) => `Cara mengakses ${service} (${environment}):`,
    anyCluster: 'klaster apa pun',
    autoscaling: 'Autoscaler membutuhkan metrics-server:',
    goodToKnow: 'Perlu diketahui:',
  },
}
