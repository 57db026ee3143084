import { autoscaling } from './autoscaling.ts'
import { claims } from './claims.ts'
import { configMaps } from './config-maps.ts'
import { defaultDeny } from './default-deny.ts'
import { disruptionBudget } from './disruption-budget.ts'
import { manifests } from './manifests.ts'
import { ownNamespace } from './namespace.ts'
import { networkPolicy } from './network-policy.ts'
import { permissions } from './permissions.ts'
import { priorityClasses } from './priority-classes.ts'
import { limitRange, quota } from './quota.ts'
import { route } from './route.ts'
import { secrets } from './secrets.ts'
import { serviceAccount } from './service-account.ts'
import { storageClasses } from './storage-classes.ts'
import type { AnyWorkloadTrait, ApplicationTrait } from './trait.ts'

/** What the application has as a whole, in the order of application. */
export const applicationTraits: Readonly<Record<string, ApplicationTrait>> = {
  quota,
  limitRange,
  defaultDeny,
  priorityClasses,
  storageClasses,
  configMaps,
  secrets,
  claims,
}

/** What comes before a workload's own objects, in the order of application. */
export const traitsBefore: Readonly<Record<string, AnyWorkloadTrait>> = {
  ownNamespace,
  serviceAccount,
  permissions,
  networkPolicy,
}

/** What comes after a workload's own objects, in the order of application. */
export const traitsAfter: Readonly<Record<string, AnyWorkloadTrait>> = { route, autoscaling, disruptionBudget }

/** What comes after everything else. */
export const lastTraits: Readonly<Record<string, ApplicationTrait>> = { manifests }
