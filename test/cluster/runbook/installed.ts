import { expect } from 'vitest'
import type { KubernetesObject } from '../../../src/index.ts'
import { read, type Stored } from '../cluster.ts'
import { withoutServerFields } from '../server-fields.ts'

/** Objects by their names. */
export type State = Readonly<Record<string, Stored>>

/** How the objects are, but for Jobs, whose pods have run or have not, and for what others than the files set. */
export async function stateOf(objects: readonly KubernetesObject[]): Promise<State> {
  const lasting = objects.filter(({ kind }) => kind !== 'Job' && kind !== 'Namespace')
  const states = lasting.map(async (object) => [`${object.kind} ${object.metadata.name}`, await fixedPart(object)])
  return Object.fromEntries(await Promise.all(states))
}

/** Everything of it is as it was after the installation. */
export async function expectState(objects: readonly KubernetesObject[], before: State): Promise<void> {
  expect(await stateOf(objects)).toEqual(before)
}

async function fixedPart(object: KubernetesObject): Promise<Stored> {
  const stored = await read(object as Parameters<typeof read>[0])
  if (!stored) return 'is not there'
  const { spec, data } = withoutServerFields(stored, object)
  const wanted = (object as Stored).spec
  // An autoscaler sets it, or the controller that binds claims and volumes to one another.
  for (const field of ['replicas', 'volumeName', 'claimRef']) if (wanted?.[field] === undefined) delete spec?.[field]
  delete spec?.claimRef?.uid
  delete spec?.claimRef?.resourceVersion
  const template = spec?.template?.metadata
  if (template) template.annotations = withoutRestart(template.annotations)
  return { spec, data }
}

function withoutRestart(annotations: Stored = {}): Stored {
  const { 'kubectl.kubernetes.io/restartedAt': _, ...others } = annotations
  return others
}
