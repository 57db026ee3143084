import { expect } from 'vitest'
import type { Config, KubernetesObject, Overrides } from '../../src/index.ts'
import { everywhere, type ThreeOutputs, threeOutputs } from '../outputs/three-outputs.ts'

/** What all three outputs say of a config, with the real Helm and Kustomize. */
export interface Said {
  readonly outputs: ThreeOutputs
  /** The object of a kind and name; the three outputs agree on it, but for who manages it. Undefined where none has it. */
  // biome-ignore lint/suspicious/noExplicitAny: objects of many kinds, read by path
  object(kind: string, name: string): any
  /** The names of the objects of a kind. */
  names(kind: string): string[]
}

/** What the three outputs say of workloads on a target of their own. */
export async function said(workloads: object, rest: Partial<Config> = {}, target: object = {}): Promise<Said> {
  const config = { name: 'shop', workloads, ...rest, targets: { test: target } } as unknown as Config
  const outputs = await threeOutputs(config, 'test')
  return {
    outputs,
    object: (kind, name) => {
      const [plain, ...others] = everywhere(outputs, kind, name).map(withoutManager)
      for (const other of others) expect(other).toEqual(plain)
      return plain
    },
    names: (kind) => outputs.plain.filter((object) => object.kind === kind).map(({ metadata }) => metadata.name),
  }
}

/** The pod that a controller makes. */
// biome-ignore lint/suspicious/noExplicitAny: read by path
export function podOf(controller: any): any {
  const { template, jobTemplate } = controller.spec
  return (template ?? jobTemplate.spec.template).spec
}

/** The target of presets and overrides. */
export function on(presets: readonly string[], overrides: Overrides = {}): object {
  return { presets, overrides }
}

function withoutManager(object: KubernetesObject | undefined): unknown {
  return JSON.parse(
    JSON.stringify(object ?? null, (key, value) => (key === 'app.kubernetes.io/managed-by' ? undefined : value)),
  )
}
