import type { Plain } from '../yaml/write.ts'

/** A concrete Kubernetes object. */
export interface KubernetesObject {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: {
    readonly name: string
    readonly namespace?: string
    readonly labels?: Readonly<Record<string, string>>
    readonly annotations?: Readonly<Record<string, string>>
  }
  readonly [key: string]: Plain
}

/** The objects of one file: `name` is its stem, such as `database`. */
export interface ManifestFile {
  readonly name: string
  readonly objects: readonly KubernetesObject[]
}
