import { autoscaling } from './autoscaling.ts'
import { configMaps } from './config-maps.ts'
import { disruptionBudget } from './disruption-budget.ts'
import { route } from './route.ts'
import { secrets } from './secrets.ts'
import { serviceAccount } from './service-account.ts'
import type { AnyWorkloadTrait, ApplicationTrait } from './trait.ts'

/** What the application has as a whole, in the order of application. */
export const applicationTraits: Readonly<Record<string, ApplicationTrait>> = { configMaps, secrets }

/** What comes before a workload's own objects, in the order of application. */
export const traitsBefore: Readonly<Record<string, AnyWorkloadTrait>> = { serviceAccount }

/** What comes after a workload's own objects, in the order of application. */
export const traitsAfter: Readonly<Record<string, AnyWorkloadTrait>> = { route, autoscaling, disruptionBudget }
