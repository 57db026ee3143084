import type { Localized } from '../localized.ts'

/** What a cluster is wanted for. */
export type EnvironmentUse = 'solo' | 'team' | 'production-like' | 'ci'

/** An environment that fits a use. */
export interface EnvironmentChoice {
  /** The name of the preset. */
  readonly environment: string
  /** How the application is reached there. */
  readonly exposure: 'port-forward' | 'NodePort' | 'LoadBalancer' | 'ingress'
  readonly reason: Localized
}

const environments: Readonly<Record<EnvironmentUse, readonly EnvironmentChoice[]>> = {
  solo: [
    {
      environment: 'port-forward',
      exposure: 'port-forward',
      reason: {
        en: 'One command, in any cluster, and no port to plan: enough while you are the only one who looks.',
        id: 'Satu perintah, di klaster mana pun, tanpa perlu merencanakan port: cukup selama hanya Anda yang melihat.',
      },
    },
  ],
  team: [
    {
      environment: 'docker-desktop',
      exposure: 'LoadBalancer',
      reason: {
        en: 'A LoadBalancer answers on localhost without any further step; only one of them at a time.',
        id: 'LoadBalancer langsung menjawab di localhost tanpa langkah tambahan; hanya satu pada satu waktu.',
      },
    },
    {
      environment: 'minikube',
      exposure: 'NodePort',
      reason: {
        en: '`minikube service` finds the address and opens the browser, so nobody needs to know a port.',
        id: '`minikube service` mencari alamatnya dan membuka peramban, jadi tak seorang pun perlu tahu port-nya.',
      },
    },
    {
      environment: 'k3s',
      exposure: 'LoadBalancer',
      reason: {
        en: 'Load balancer and Traefik come with it, and colleagues in the same network reach the node itself.',
        id: 'Load balancer dan Traefik sudah tersedia, dan rekan di jaringan yang sama bisa menjangkau node-nya.',
      },
    },
  ],
  'production-like': [
    {
      environment: 'k3s',
      exposure: 'ingress',
      reason: {
        en: 'An Ingress with a host name in front of a ClusterIP Service is what a real cluster has, too.',
        id: 'Ingress dengan nama host di depan Service ClusterIP: seperti inilah klaster sungguhan.',
      },
    },
  ],
  ci: [
    {
      environment: 'kind',
      exposure: 'NodePort',
      reason: {
        en: 'The cluster is a file: made anew for every run, with the same node port mapped to the same local port.',
        id: 'Klasternya berupa berkas: dibuat baru setiap kali, dengan node port dan port lokal yang selalu sama.',
      },
    },
  ],
}

/** The uses that {@link recommendEnvironment} knows. */
export function environmentUses(): EnvironmentUse[] {
  return Object.keys(environments) as EnvironmentUse[]
}

/** The environments that fit a use, the recommended one first, each with the way in and the reason. */
export function recommendEnvironment(use: EnvironmentUse): readonly EnvironmentChoice[] {
  return environments[use]
}

/** What a workload needs of Kubernetes. */
export interface WorkloadNeeds {
  /** Whether it keeps data that has to outlive its pods. */
  readonly stateful?: boolean
  /** Whether others have to reach one certain pod of it, such as the primary of a database. */
  readonly identity?: boolean
  /** Whether each pod needs storage of its own. */
  readonly storagePerPod?: boolean
}

/** The kind of object that should run a workload. */
export interface WorkloadAdvice {
  readonly kind: 'Deployment' | 'StatefulSet'
  /** Why, one reason for each need. */
  readonly reasons: readonly Localized[]
}

const reasons: Readonly<Record<keyof WorkloadNeeds, Localized>> = {
  stateful: {
    en: 'It keeps data: its pods are replaced one at a time, and each finds its volume again.',
    id: 'Ia menyimpan data: pod diganti satu per satu, dan masing-masing menemukan volumenya kembali.',
  },
  identity: {
    en: 'Its pods are told apart: each has a number, and with a headless Service a DNS name that stays.',
    id: 'Tiap pod dibedakan: masing-masing bernomor, dan dengan headless Service punya nama DNS yang tetap.',
  },
  storagePerPod: {
    en: 'Each pod has storage of its own: a template makes one claim for every pod.',
    id: 'Tiap pod punya penyimpanan sendiri: satu templat membuat satu klaim untuk setiap pod.',
  },
}

const interchangeable: Localized = {
  en: 'Its pods are interchangeable: they may start, stop and move all at once, under any name.',
  id: 'Pod-nya bisa saling menggantikan: boleh mulai, berhenti, dan pindah serentak, dengan nama apa pun.',
}

/** Deployment or StatefulSet: a StatefulSet as soon as one need asks for it, with the reason of each. */
export function recommendWorkload(needs: WorkloadNeeds): WorkloadAdvice {
  const asked = (Object.keys(reasons) as (keyof WorkloadNeeds)[]).filter((need) => needs[need])
  if (asked.length === 0) return { kind: 'Deployment', reasons: [interchangeable] }
  return { kind: 'StatefulSet', reasons: asked.map((need) => reasons[need]) }
}
