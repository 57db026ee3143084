import type { Config } from '../../../src/index.ts'
import { filled } from './values.ts'

/** A config in which a target has further settings, such as `workloads.app.service.type: NodePort`. */
export function withSettings(config: Config, target: string, settings: readonly string[]): Config {
  const changed = structuredClone(config) as { targets: Record<string, { overrides?: object }> }
  const own = changed.targets[target] as { overrides?: object }
  own.overrides ??= {}
  for (const setting of settings.map((one) => filled(one, {}))) {
    const [path = '', value] = setting.split(': ')
    set(own.overrides as Tree, path.split('.'), value)
  }
  return changed as unknown as Config
}

interface Tree {
  [key: string]: Tree | string | undefined
}

function set(tree: Tree, [key = '', ...rest]: readonly string[], value: string | undefined): void {
  if (rest.length === 0) tree[key] = value
  else {
    tree[key] ??= {}
    set(tree[key] as Tree, rest, value)
  }
}
