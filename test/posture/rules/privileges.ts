import { everyContainer, everyPod, type Loose, type Rule } from './rule.ts'

const restrictedVolumes =
  'configMap csi downwardAPI emptyDir ephemeral image persistentVolumeClaim projected secret'.split(' ')

/** What the kernel and the node allow the processes. */
export const privilegeRules: readonly Rule[] = [
  {
    id: 'no-escalation',
    what: 'no process can gain more privileges than its parent',
    check: everyContainer(({ securityContext }) => securityContext?.allowPrivilegeEscalation === false),
  },
  {
    id: 'not-privileged',
    what: 'no container is privileged',
    check: everyContainer(({ securityContext }) => securityContext?.privileged !== true),
  },
  {
    id: 'capabilities-dropped',
    what: 'each container drops all capabilities',
    check: everyContainer(({ securityContext }) => securityContext?.capabilities?.drop?.includes('ALL') === true),
  },
  {
    id: 'capabilities-added',
    what: 'no capability is added but NET_BIND_SERVICE',
    check: everyContainer(({ securityContext }) => {
      return (securityContext?.capabilities?.add ?? []).every((name) => name === 'NET_BIND_SERVICE')
    }),
  },
  {
    id: 'seccomp-pod',
    what: 'each pod has the seccomp profile of the runtime',
    check: everyPod(({ template }) => template.spec?.securityContext?.seccompProfile?.type === 'RuntimeDefault'),
  },
  {
    id: 'seccomp-container',
    what: 'each container has the seccomp profile of the runtime',
    check: everyContainer(({ securityContext }) => securityContext?.seccompProfile?.type === 'RuntimeDefault'),
  },
  {
    id: 'read-only-root',
    what: 'the file system of each container is read-only',
    check: everyContainer(({ securityContext }) => securityContext?.readOnlyRootFilesystem === true),
  },
  {
    id: 'default-proc-mount',
    what: 'no container sees more of /proc than usual',
    check: everyContainer(({ securityContext }) => (securityContext?.procMount ?? 'Default') === 'Default'),
  },
  {
    id: 'own-network',
    what: 'no pod shares the network of its node',
    check: everyPod(({ template }) => template.spec?.hostNetwork !== true),
  },
  {
    id: 'own-processes',
    what: 'no pod sees the processes of its node',
    check: everyPod(({ template }) => template.spec?.hostPID !== true && template.spec?.hostIPC !== true),
  },
  {
    id: 'no-host-port',
    what: 'no container takes a port of its node',
    check: everyContainer(({ ports = [] }) => ports.every(({ hostPort }) => !hostPort)),
  },
  {
    id: 'no-host-path',
    what: 'no pod mounts a folder of its node',
    check: everyPod(({ template }) => (template.spec?.volumes ?? []).every(({ hostPath }) => !hostPath)),
  },
  {
    id: 'no-runtime-socket',
    what: 'no pod reaches the container runtime of its node',
    check: everyPod(({ template }) => {
      return (template.spec?.volumes ?? []).every(
        ({ hostPath }) => !/(docker|containerd|crio)\.sock/.test(hostPath?.path ?? ''),
      )
    }),
  },
  {
    id: 'restricted-volumes',
    what: 'volumes are of the kinds that the level restricted allows',
    check: everyPod(({ template }) => {
      const kinds = (template.spec?.volumes ?? []).flatMap(({ name, ...source }) => Object.keys(source))
      return kinds.every((kind) => restrictedVolumes.includes(kind))
    }),
  },
  {
    id: 'no-sysctls',
    what: 'no pod changes settings of the kernel',
    check: everyPod(({ template }) => (template.spec?.securityContext?.sysctls ?? []).length === 0),
  },
  {
    id: 'no-host-process',
    what: 'no host process of Windows runs',
    check: everyContainer(({ securityContext }) => (securityContext as Loose)?.windowsOptions?.hostProcess !== true),
  },
]
