/** What may stand against a rule of ours, in the objects of one name, and why. */
export interface Exception {
  readonly rule: string
  /** What violations of it begin with, such as `DaemonSet metrics/`. */
  readonly of: string
  readonly reason: string
}

/** Every exception. One that no example needs any more fails the test of the posture. */
export const exceptions: readonly Exception[] = [
  {
    rule: 'no-host-path',
    of: 'DaemonSet warung-kopi-metrics/warung-kopi-metrics',
    reason: 'The metrics agent reads the counters of its node, which are files of the node.',
  },
  {
    rule: 'restricted-volumes',
    of: 'DaemonSet warung-kopi-metrics/warung-kopi-metrics',
    reason: 'The folders of the node that the metrics agent reads are mounted as hostPath.',
  },
  {
    rule: 'pod-security',
    of: 'Namespace warung-kopi-metrics',
    reason: 'A pod with hostPath is not restricted, so the metrics agent has a namespace of its own.',
  },
]
