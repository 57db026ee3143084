import { availabilityRules } from './availability.ts'
import { clusterRules } from './cluster.ts'
import { containerRules } from './containers.ts'
import { jobRules } from './jobs.ts'
import { networkRules } from './network.ts'
import { privilegeRules } from './privileges.ts'
import { probeRules } from './probes.ts'
import type { Rule } from './rule.ts'
import { userRules } from './users.ts'

/**
 * What the default checks of kube-score, kube-linter, Polaris, Kubescape, Trivy and Pod Security ask, as far as they agree:
 * ours, not the verdict of those tools. Where they contradict each other, docs/security.md says what was chosen.
 */
export const rules: readonly Rule[] = [
  ...userRules,
  ...privilegeRules,
  ...containerRules,
  ...probeRules,
  ...availabilityRules,
  ...jobRules,
  ...networkRules,
  ...clusterRules,
]
