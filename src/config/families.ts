/** Maps of a config whose keys its user chooses, beside the workloads: each part has values of its own. */
export const families = ['configMaps', 'secrets', 'claims', 'storageClasses', 'nodePools'] as const

/** A map of a config whose keys its user chooses. */
export type Family = (typeof families)[number]

/** What each is, as a chart's values say it. */
export const familyDescriptions: Readonly<Record<Family, string>> = {
  configMaps: 'ConfigMaps.',
  secrets: 'Secrets.',
  claims: 'Claims: storage that workloads mount.',
  storageClasses: 'StorageClasses.',
  nodePools: 'Node pools.',
}

/** The word by which a preset speaks of every part of a family. */
export const familyKinds: Readonly<Record<Family, string>> = {
  configMaps: 'configMap',
  secrets: 'secret',
  claims: 'claim',
  storageClasses: 'storageClass',
  nodePools: 'nodePool',
}
