import type { JsonSchema } from '../json-schema.ts'
import type { Family } from './families.ts'
import type { RuleName } from './rules.ts'

/** A schema as `npm run generate` writes it from the words in zod: with what JSON Schema alone cannot say. */
export interface Table extends JsonSchema {
  /** What else is asked of the value. */
  readonly rule?: RuleName
  /** A text that stands for a map: it is written out. */
  readonly short?: 'image'
  /** Of a map, by what its key `kind` says; each is read from its text when it is first asked for. */
  readonly kinds?: Readonly<Record<string, Table>>
}

/** The tables of what values have: for each part of an application as values are (complete), and as one may speak of them. */
export type PartTables = Readonly<Record<'complete' | 'partial', PartTable>>

/** Tables of the parts of an application. */
export interface PartTable {
  /** Values of the application as a whole, in the order of values.yaml. */
  readonly settings: Readonly<Record<string, Table>>
  readonly families: Readonly<Record<Family, Table>>
  /** By kind. */
  readonly workloads: Readonly<Record<string, Table>>
  readonly container: Table
}
