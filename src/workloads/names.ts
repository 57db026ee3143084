import { equals, join, release, when } from '../tree/constructors.ts'
import type { Text } from '../tree/nodes.ts'

/**
 * The name of an object: `<instance>-<suffix>`, or what the config says. A name in a config is meant for the instance that
 * the config describes; a second release of its chart, which is called otherwise, gets `<release>-<suffix>`, so that both
 * live in one namespace.
 */
export function instanceName(instance: string, suffix: string, name?: string): Text {
  const own = join(release.name, '-', suffix)
  if (name === undefined) return own
  return when<string>(equals(release.name, instance), name, own)
}
