/** The image of a container. */
export interface Image {
  /** Where the image lies, without tag and digest. */
  readonly repository: string
  /** The tag of the image; it is also the version label. */
  readonly tag: string
  /** The digest of the image; it wins over the tag. */
  readonly digest: string
  /** When a node pulls the image. */
  readonly pullPolicy: 'Always' | 'IfNotPresent' | 'Never'
}

/** `T` with every key optional, at every level; open maps stay as they are, an image may be one text. */
export type Overridable<T> = {
  readonly [Key in keyof T]?: T[Key] extends Image
    ? string | Overridable<Image>
    : T[Key] extends object
      ? string extends keyof T[Key]
        ? T[Key]
        : Overridable<T[Key]>
      : T[Key]
}

/** CPU, memory and disk of a container. */
export interface Resources {
  /** What the scheduler sets aside for each pod. */
  readonly requests: Amounts
  /** What a pod may use at most. */
  readonly limits: Amounts
}

/** Amounts of what a node has. */
export interface Amounts {
  /** Processor time, such as 250m. */
  readonly cpu: string
  /** Memory, such as 256Mi. */
  readonly memory: string
  /** Disk of the node, such as 512Mi. */
  readonly ephemeralStorage: string
}

/** The address of another workload. */
export interface ConnectionSource {
  /** The key of a workload of this config. */
  readonly connection: string
  /** How the address is written. */
  readonly format: 'host' | 'reader' | 'port' | 'jdbc' | 'url'
}

/** What every workload has that values cannot change. */
export interface WorkloadShape {
  /** The name of its objects; without it `<name of the config>-<key>`. */
  readonly name?: string
  /** The workloads that it needs, by key; they are applied before it, and it may connect to them. */
  readonly dependsOn?: readonly string[]
  /** ConfigMaps and Secrets that become environment variables as a whole. */
  readonly envFrom?: readonly (ConfigMapSource | SecretSource)[]
  /** Environment variables of the container. */
  readonly env?: Readonly<Record<string, EnvSource>>
  /** CPU and memory by name; the tier says how much that is. */
  readonly size?: 'small' | 'medium' | 'large'
  /** The node pool that its pods run on, by key. */
  readonly nodePool?: string
  /** The priority class of its pods, by key. */
  readonly priority?: string
  /** Who else may connect to it. */
  readonly exposure?: Exposure
  /** What its pods may ask of the Kubernetes API; without it they have no token. */
  readonly permissions?: readonly Permission[]
  /** Volumes, by the name that they have in the pod. */
  readonly volumes?: Readonly<Record<string, VolumeConfig>>
  /** Containers beside its own, by name. */
  readonly containers?: Readonly<Record<string, ContainerConfig>>
  /** A namespace of its own, for what the namespace of the application does not allow. */
  readonly ownNamespace?: OwnNamespace
}

/** Who else may connect to a workload, beside those that depend on it and what its Service and route let in. */
export interface Exposure {
  /** Namespaces whose pods may connect to it. */
  readonly namespaces?: readonly string[]
}

/** Something that pods may ask of the Kubernetes API. */
export interface Permission {
  /** The API groups; without it the core group. */
  readonly groups?: readonly string[]
  /** The resources, in the plural, such as configmaps. */
  readonly resources: readonly string[]
  /** The names of the only objects that it is about. */
  readonly names?: readonly string[]
  /** What may be done with them. */
  readonly verbs: readonly Verb[]
}

export type Verb = 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete'

/** A volume of a pod, and where its containers find it. */
export interface VolumeConfig {
  /** The folder that it is mounted to. */
  readonly mountPath: string
  /** A folder that the containers of a pod share, and that goes with it. */
  readonly scratch?: { readonly size?: string; readonly memory?: boolean }
  /** The files of a ConfigMap of this config, by key. */
  readonly configMap?: string
  /** The files of a Secret of this config, by key. */
  readonly secret?: string
  /** A claim of this config, by key. */
  readonly claim?: string
  /** A folder of the node, read-only. */
  readonly hostPath?: string
}

/** A container beside that of the workload. */
export interface ContainerConfig extends Omit<Overridable<ContainerValues>, 'env'> {
  /** Beside the workload for as long as it runs (sidecar), before it (init), or as its equal (container). */
  readonly role?: 'sidecar' | 'init' | 'container'
  /** What runs instead of the image's entry point. */
  readonly command?: readonly string[]
  /** The arguments. */
  readonly args?: readonly string[]
  /** Environment variables of the container. */
  readonly env?: Readonly<Record<string, EnvSource>>
  /** Ports of the container, by name. */
  readonly ports?: Readonly<Record<string, PortConfig>>
}

/** Values of a container beside that of the workload. */
export interface ContainerValues {
  /** The image of the container. */
  readonly image: Image
  /** Environment variables of the container. */
  readonly env: Readonly<Record<string, string>>
  /** CPU, memory and disk of the container. */
  readonly resources: Resources
}

/** A port that a container listens on. */
export interface PortConfig {
  /** Its number. */
  readonly port: number
  /** What is spoken on it; without it HTTP. */
  readonly protocol?: PortProtocol
}

export type PortProtocol = 'HTTP' | 'gRPC' | 'TCP' | 'UDP'

/** A namespace of a workload's own: `<namespace>-<key>`; in `default` `default-<name of the config>-<key>`. */
export interface OwnNamespace {
  /** The Pod Security level that it enforces. */
  readonly podSecurity: 'privileged' | 'baseline' | 'restricted'
  /** Why the namespace of the application does not do. */
  readonly reason: string
}

/** What a program that a user brings along says of its container. */
export interface ProgramShape {
  /** What runs instead of the image's entry point. */
  readonly command?: readonly string[]
  /** The arguments. */
  readonly args?: readonly string[]
  /** Ports beside the main one, by name. */
  readonly ports?: Readonly<Record<string, PortConfig>>
  /** Folders that the application writes to; the rest of its file system is read-only. Without it /tmp. */
  readonly writableDirectories?: readonly string[]
}

/** How Kubernetes asks whether a program without a Service is well. */
export interface Health {
  /** A command that ends with 0. */
  readonly command?: readonly string[]
  /** One of its ports, by name. */
  readonly port?: string
  /** The HTTP path to ask. */
  readonly path?: string
}

/** All of a ConfigMap. */
export interface ConfigMapSource {
  /** The key of a ConfigMap of this config. */
  readonly configMap: string
}

/** All of a Secret. */
export interface SecretSource {
  /** The key of a Secret of this config. */
  readonly secret: string
}

/** A key of a ConfigMap. */
export interface ConfigMapKeySource extends ConfigMapSource {
  /** The key in it. */
  readonly key: string
}

/** A key of a Secret. */
export interface SecretKeySource extends SecretSource {
  /** The key in it. */
  readonly key: string
}

/** The value of an environment variable, or where it comes from. */
export type EnvSource = string | ConfigMapKeySource | SecretKeySource | ConnectionSource
