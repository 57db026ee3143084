import { forbidden } from './scalars.ts'

type Refinement = (value: string) => unknown

interface AnySchema {
  readonly def: { readonly checks?: readonly { readonly _zod: { readonly def: AnyCheck } }[] }
}

interface AnyCheck {
  readonly check: string
  readonly fn?: Refinement
}

/** The functions that a schema of zod is refined by. */
export function refinements(schema: unknown): Refinement[] {
  const checks = (schema as AnySchema).def.checks ?? []
  return checks.flatMap(({ _zod: { def } }) => (def.check === 'custom' && def.fn ? [def.fn] : []))
}

/** The pattern of what a schema forbids. */
export function forbiddenPattern(schema: unknown): string | undefined {
  return refinements(schema)
    .map((fn) => forbidden.get(fn))
    .find((pattern) => pattern !== undefined)
}
