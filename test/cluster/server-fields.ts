import type { KubernetesObject } from '../../src/index.ts'
import type { Stored } from './cluster.ts'

const serverMetadata = ['uid', 'resourceVersion', 'creationTimestamp', 'generation', 'managedFields']

/** The labels that say which tool installed an object: the outputs may differ in them, and in nothing else. */
const toolLabels = ['app.kubernetes.io/managed-by', 'helm.sh/chart']

/** What is stored, without what the API server makes anew for each object, such as its identity and its addresses. */
export function withoutServerFields(stored: Stored, applied: KubernetesObject): Stored {
  const { status: _, metadata, ...rest } = structuredClone(stored)
  for (const field of serverMetadata) delete metadata[field]
  for (const label of toolLabels) delete metadata.labels?.[label]
  const object = { ...rest, metadata }
  if (applied.kind === 'Service') withoutAddresses(object.spec, (applied as Stored).spec)
  if (applied.kind === 'Job') withoutIdentity(object.spec)
  withoutToolLabels(object.spec)
  return object
}

/** Addresses and node ports are handed out, unless they are asked for. */
function withoutAddresses(spec: Stored, wanted: Stored): void {
  if (wanted.clusterIP === undefined) for (const field of ['clusterIP', 'clusterIPs']) delete spec[field]
  for (const [index, port] of spec.ports.entries()) if (!wanted.ports[index].nodePort) delete port.nodePort
}

/** A Job's pods are told apart by the identity of the Job. */
function withoutIdentity({ selector, template }: Stored): void {
  for (const labels of [selector.matchLabels, template.metadata.labels]) {
    delete labels['controller-uid']
    delete labels['batch.kubernetes.io/controller-uid']
  }
}

function withoutToolLabels(spec: Stored): void {
  const templates = [spec?.template, spec?.jobTemplate, spec?.jobTemplate?.spec?.template]
  for (const part of [...templates, ...(spec?.volumeClaimTemplates ?? [])])
    for (const label of toolLabels) delete part?.metadata?.labels?.[label]
}
