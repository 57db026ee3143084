import type { Position } from '../errors.ts'
import type { JsonSchema } from '../json-schema.ts'
import type { Preset } from '../presets/preset.ts'
import type { UseForm } from './uses.ts'

/** What a path of a config is, where it comes from, and what it turns into. */
export interface Explanation {
  /** The path as it was asked for. */
  readonly path: string
  /**
   * A `value` may differ from target to target; a `map` holds values; a `word` decides the shape of what is generated, or is
   * about the config itself, and no preset and no override changes it.
   */
  readonly about: 'value' | 'map' | 'word'
  /** What it means; "" for a map whose keys are names of the config. */
  readonly description: string
  /** What it may be. */
  readonly allowed: AllowedValues
  /** What the config's file says of it, as far as it may be shown. */
  readonly said?: SayingLayer
  /** For a value or a map, each target that was asked for. */
  readonly targets: readonly TargetExplanation[]
}

/** What a value may be, as its JSON Schema says it. */
export type AllowedValues = Pick<
  JsonSchema,
  'type' | 'enum' | 'const' | 'pattern' | 'minLength' | 'maxLength' | 'minimum' | 'maximum' | 'default'
>

/** A layer that says a value. */
export interface SayingLayer {
  readonly layer: 'default' | 'preset' | 'config' | 'overrides'
  /** The name of the preset. */
  readonly preset?: Pick<Preset, 'name' | 'family'>
  /** The file of a preset of the user's own. */
  readonly file?: string
  /** Where in the file of the config or of the preset it stands. */
  readonly position?: Position
  /** How the layer calls it, for example `kinds.web.replicas`. */
  readonly path: string
  /** What it says; of what may be a secret only the length. */
  readonly value: unknown
}

/** A value in one target. */
export interface TargetExplanation {
  readonly target: string
  /** The value; of what may be a secret only the length. Undefined for a map, and where the target does not take it. */
  readonly value?: unknown
  /** Every layer that says it, in order: the last one wins. */
  readonly layers: readonly SayingLayer[]
  /** For a map, every value in it. */
  readonly keys?: readonly KeyExplanation[]
  /** What it turns into. */
  readonly uses: readonly ObjectUse[]
}

/** A value in a map that was asked for. */
export interface KeyExplanation {
  /** From the map on. */
  readonly key: string
  readonly value: unknown
  /** Which layer gave it. */
  readonly origin: SayingLayer
}

/** A place of an object that a value shows at. */
export interface ObjectUse {
  readonly kind: string
  readonly name: string
  readonly namespace?: string
  /** As kubectl's jsonpath has it: `spec.ports[0].port`; "" for the object as a whole. */
  readonly field: string
  readonly form: UseForm
  /** The condition that it stands under, where that does not hold: the place is not there. */
  readonly needs?: string
}
