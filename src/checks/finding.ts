import type { Config } from '../config/types.ts'
import type { Position } from '../errors.ts'
import type { KubernetesObject } from '../kubernetes/objects.ts'
import type { Localized, Translated } from '../localized.ts'
import type { Target } from '../targets.ts'
import type { FixedParts } from '../upgrade/fixed-parts.ts'

/** What a careful reviewer would say. Errors stop the generator from writing. */
export interface Finding {
  /** The rule's name, stable. */
  readonly code: string
  readonly severity: 'error' | 'warning' | 'info'
  /** The target that it is about. */
  readonly target: string
  /** The config path that it is about. */
  readonly path: string
  /** Where the config's file says it; only where there is a file, and it does. */
  readonly position?: Position
  /** What is wrong. */
  readonly message: string
  /** Why it hurts. */
  readonly reason: string
  /** What to write instead. */
  readonly remedy: string
}

/** A finding that the config, or this one call, accepts. */
export interface AllowedFinding extends Finding {
  readonly allowed: {
    /** Why it may stay. */
    readonly reason: string
    /** Whether an entry of the config says so, or only this call. */
    readonly by: 'config' | 'call'
  }
}

/** What a rule may look at: the config, a target with its values, the objects that come of them, and what was there before. */
export interface Reviewed {
  readonly config: Config
  readonly target: Target
  readonly objects: readonly KubernetesObject[]
  /** What was generated for the target before, as far as a cluster never changes it; undefined where that is not known. */
  readonly previous?: FixedParts | undefined
}

/** What a rule says of one place. */
export interface Remark {
  readonly path: string
  readonly message: Localized
  readonly reason: Localized
  readonly remedy: Localized
}

/** One rule: the name of its findings, and what it finds. */
export interface Rule {
  readonly code: string
  readonly severity: Finding['severity']
  /** What it is about, as one sentence. */
  readonly about: Translated
  /** Whether nobody may allow it: what it forbids must not be in any config. */
  readonly isLaw?: boolean
  check(reviewed: Reviewed): readonly Remark[]
}
